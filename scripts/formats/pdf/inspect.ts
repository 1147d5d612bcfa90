// What a PDF for screens must be beyond the proof: tagged, for screen readers.

import { PDFBool, PDFDict, PDFName } from '@cantoo/pdf-lib';
import type { Artifact } from '../../model/book.ts';
import type { Inspection } from '../../model/contract.ts';
import { openToRead } from '../../pdf/file.ts';

/** Finds out whether a finished PDF says that it is tagged. */
export async function inspectPdf({ content }: Artifact): Promise<Inspection> {
  const { catalog } = await openToRead(content);
  const tagged =
    catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)?.get(PDFName.of('Marked')) === PDFBool.True;
  return { table: '', failures: tagged ? [] : ['Cannot find tags in the pdf edition'] };
}

// Checks what the proof does not: that a PDF for screens is tagged for screen readers.

import { PDFBool, PDFDict, PDFName } from '@cantoo/pdf-lib';
import type { Artifact } from '../../model/book.ts';
import type { Inspection } from '../../model/contract.ts';
import { openToRead } from '../../pdf/file.ts';

/** Checks that a finished PDF is marked as tagged (`MarkInfo`). */
export async function inspectPdf({ content }: Artifact): Promise<Inspection> {
  const { catalog } = await openToRead(content);
  const tagged =
    catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)?.get(PDFName.of('Marked')) === PDFBool.True;
  return { table: '', failures: tagged ? [] : ['Cannot find tags in the pdf edition'] };
}

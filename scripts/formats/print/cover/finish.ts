// Finishes the PDF of a cover: sets boxes, dates and identifier, and removes what its service does not want.

import { PDFName } from '@cantoo/pdf-lib';
import type { Edition } from '../../../model/book.ts';
import { openPdf, savePdf } from '../../../pdf/file.ts';
import { restamp } from '../../../pdf/write/stamp.ts';
import type { Service } from '../../../settings/print/service-types.ts';
import type { Panels } from './panels.ts';

/** Gives the bytes of the finished cover, which are the same for the same edition and PDF. */
export async function finishCover(
  printed: Uint8Array,
  edition: Edition,
  { sheet, bleed }: Panels,
  { unwanted }: Service,
): Promise<Uint8Array> {
  const file = await openPdf(printed);
  const [page, ...more] = file.getPages();
  if (!page || more.length > 0) throw new Error(`Unexpected ${file.getPageCount()} pages, expected 1`);
  // The sheet is in the upper left corner of a page that is a little larger.
  page.translateContent(0, sheet.height - page.getHeight());
  page.setMediaBox(0, 0, sheet.width, sheet.height);
  page.setCropBox(0, 0, sheet.width, sheet.height);
  page.setBleedBox(0, 0, sheet.width, sheet.height);
  page.setTrimBox(bleed, bleed, sheet.width - 2 * bleed, sheet.height - 2 * bleed);
  page.node.delete(PDFName.of('Annots'));
  for (const key of ['Outlines', 'Dests', 'Names', 'Metadata', 'ViewerPreferences'])
    file.catalog.delete(PDFName.of(key));
  const part = `cover ${sheet.width}×${sheet.height}`;
  restamp(file, edition, part, !unwanted.value.includes('metadata'));
  return savePdf(file);
}

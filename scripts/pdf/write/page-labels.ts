// Writes the page labels of a PDF, the page numbers that PDF readers show.

import { type PDFDocument, PDFName } from '@cantoo/pdf-lib';

/** Writes page labels that agree with the folios: roman numerals, then arabic ones from the folio 1 on. */
export function labelPages(file: PDFDocument, folios: readonly string[]): void {
  const body = folios.indexOf('1');
  const roman = file.context.obj({ S: 'r' });
  const arabic = file.context.obj({ S: 'D' });
  const labels = body > 0 ? [0, roman, body, arabic] : [0, arabic];
  file.catalog.set(PDFName.of('PageLabels'), file.context.obj({ Nums: labels }));
}

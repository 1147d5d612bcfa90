// Page labels of a PDF: what its pages are called in a reader's window.

import { type PDFDocument, PDFName } from '@cantoo/pdf-lib';

/** Page labels that agree with the folios: roman, then arabic from the body on. */
export function labelPages(file: PDFDocument, folios: readonly string[]): void {
  const body = folios.indexOf('1');
  const roman = file.context.obj({ S: 'r' });
  const arabic = file.context.obj({ S: 'D' });
  const labels = body > 0 ? [0, roman, body, arabic] : [0, arabic];
  file.catalog.set(PDFName.of('PageLabels'), file.context.obj({ Nums: labels }));
}

// The furniture laid over the pages of a PDF.

import { type PDFDict, PDFDocument, PDFName, PDFOperator, type PDFOperatorNames } from '@cantoo/pdf-lib';

/** Lays the furniture over the pages as a pagination artifact: no reading aloud of running heads. */
export async function overlay(file: PDFDocument, furniture: Uint8Array): Promise<void> {
  const source = await PDFDocument.load(furniture, { updateMetadata: false });
  const sheets = await file.embedPages(source.getPages());
  const operator = (name: string, args: readonly (PDFName | PDFDict)[] = []) =>
    PDFOperator.of(name as PDFOperatorNames, [...args] as never);
  for (const [index, page] of file.getPages().entries()) {
    const sheet = sheets[index];
    if (!sheet) throw new Error('as many sheets of furniture as pages');
    page.pushOperators(operator('BDC', [PDFName.of('Artifact'), file.context.obj({ Type: 'Pagination' })]));
    page.drawPage(sheet);
    page.pushOperators(operator('EMC'));
  }
}

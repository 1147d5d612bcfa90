// What a page of a PDF paints, as text to be changed.

import { decodePDFRawStream, PDFArray, type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';

/** The content of a page (from 0), as Latin-1 text. */
export function contentOf(document: PDFDocument, page: number): string {
  const contents = document.getPage(page).node.lookup(PDFName.of('Contents'));
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((ref) => document.context.lookup(ref)) : [contents];
  return streams
    .map((stream) =>
      stream instanceof PDFRawStream
        ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
        : '',
    )
    .join('\n');
}

/** Gives a page (from 0) another content. */
export function setContent(document: PDFDocument, page: number, content: string): void {
  const { node } = document.getPage(page);
  const stream = document.context.flateStream(Buffer.from(content, 'latin1'));
  node.set(PDFName.of('Contents'), document.context.register(stream));
}

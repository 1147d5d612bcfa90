// A PDF's bytes to an object model that can be changed, and back.

import { PDFDocument } from '@cantoo/pdf-lib';

/** In one go: by default pdf-lib pauses some hundred times for a page's user interface that is not there. */
const parsing = { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY };

/** Opens a PDF. Nothing of it is changed by that. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, parsing);
}

/** Opens a PDF that may be encrypted: then of no use but to say so. */
export function openSealedPdf(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { ...parsing, ignoreEncryption: true });
}

/** The bytes of a PDF. Without object streams for readers of PDF 1.4 and older. */
export function savePdf(file: PDFDocument, useObjectStreams = true): Promise<Uint8Array> {
  const objectsPerTick = Number.POSITIVE_INFINITY;
  return file.save({ useObjectStreams, updateFieldAppearances: false, objectsPerTick });
}

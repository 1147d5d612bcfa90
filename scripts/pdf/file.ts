// A PDF's bytes to an object model that can be changed, and back.

import { PDFDocument } from '@cantoo/pdf-lib';
import { zlibSync } from 'fflate';

/** In one go: by default pdf-lib pauses some hundred times for a page's user interface that is not there. */
const parsing = { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY };

/** Opens a PDF to change it. Nothing of it is changed by that. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, parsing);
}

/** What is being read, as long as somebody holds it. */
const read = new WeakMap<Uint8Array, WeakRef<Promise<PDFDocument>>>();

/**
 * Opens a PDF that nobody changes: all who read it at the same time have it in common. It may be encrypted: then of no use
 * but to say so.
 */
export function openSealedPdf(bytes: Uint8Array): Promise<PDFDocument> {
  const known = read.get(bytes)?.deref();
  if (known) return known;
  const file = PDFDocument.load(bytes, { ...parsing, ignoreEncryption: true });
  read.set(bytes, new WeakRef(file));
  return file;
}

/** Opens a PDF that nobody changes, as `openSealedPdf`. Throws where it is encrypted. */
export async function openToRead(bytes: Uint8Array): Promise<PDFDocument> {
  const file = await openSealedPdf(bytes);
  if (file.isEncrypted) throw new Error('it is encrypted');
  return file;
}

/** The bytes of a PDF. Without object streams for readers of PDF 1.4 and older. */
export function savePdf(file: PDFDocument, useObjectStreams = true): Promise<Uint8Array> {
  const objectsPerTick = Number.POSITIVE_INFINITY;
  return file.save({ useObjectStreams, updateFieldAppearances: false, objectsPerTick });
}

/** A content (Latin-1) compressed. By fflate: what Node's own zlib gives differs from version to version and processor to processor. */
export function compress(content: string): Uint8Array {
  return zlibSync(Uint8Array.from(Buffer.from(content, 'latin1')), { level: 6 });
}

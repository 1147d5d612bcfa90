// Parses a PDF's bytes into an object model, and writes them back.

import { PDFDocument } from '@cantoo/pdf-lib';
import { zlibSync } from 'fflate';

/** The whole file is parsed at once: by default pdf-lib pauses some hundred times for the user interface of a web page. */
const parsing = { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY };

/** Opens a PDF to change it, with its metadata as they are. Throws if it can't be parsed or is encrypted. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, parsing);
}

/** Documents by their bytes, kept as long as they are in use. */
const read = new WeakMap<Uint8Array, WeakRef<Promise<PDFDocument>>>();

/**
 * Opens a PDF that must not be changed, since all its readers share one document. An encrypted PDF opens too, but nothing
 * can be read from it except `isEncrypted`. Throws if it can't be parsed.
 */
export function openSealedPdf(bytes: Uint8Array): Promise<PDFDocument> {
  const known = read.get(bytes)?.deref();
  if (known) return known;
  const file = PDFDocument.load(bytes, { ...parsing, ignoreEncryption: true });
  read.set(bytes, new WeakRef(file));
  return file;
}

/** Opens a PDF that must not be changed, as `openSealedPdf` does. Throws if it can't be parsed or is encrypted. */
export async function openToRead(bytes: Uint8Array): Promise<PDFDocument> {
  const file = await openSealedPdf(bytes);
  if (file.isEncrypted) throw new Error('it is encrypted');
  return file;
}

/** Writes a PDF. Readers of PDF 1.4 and older need it without object streams. */
export function savePdf(file: PDFDocument, useObjectStreams = true): Promise<Uint8Array> {
  const objectsPerTick = Number.POSITIVE_INFINITY;
  return file.save({ useObjectStreams, updateFieldAppearances: false, objectsPerTick });
}

/** Compresses content (Latin-1) with fflate, since the output of Node's zlib differs between versions and processors. */
export function compress(content: string): Uint8Array {
  return zlibSync(Uint8Array.from(Buffer.from(content, 'latin1')), { level: 6 });
}

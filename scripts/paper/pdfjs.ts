// pdf.js: opens a finished PDF to be read.

import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * pdf.js for Node 20 comes with polyfills that replace what is only a little behind the standard, for the whole program
 * and many times slower: reading, pdf-lib and the browser's messages all append to lists. Those are put back.
 */
const own = [
  { of: Array.prototype, name: 'push', is: Array.prototype.push },
  { of: JSON, name: 'parse', is: JSON.parse },
  { of: JSON, name: 'stringify', is: JSON.stringify },
] as const;

/** Opens a PDF for as long as `use` takes. */
export async function withPdf<T>(pdf: Uint8Array, use: (file: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const getDocument = await load();
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }); // which takes the bytes away
  try {
    return await use(await task.promise);
  } finally {
    await task.destroy();
  }
}

async function load() {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // @ts-expect-error It has no types. It brings the polyfills once more, so it is not left to be loaded later.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  for (const { of, name, is } of own)
    Object.defineProperty(of, name, { value: is, writable: true, enumerable: false, configurable: true });
  return getDocument;
}

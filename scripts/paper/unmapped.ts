// Glyphs without a character of their own (joined and reordered letters), as a PDF's fonts map them.

import {
  decodePDFRawStream,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';

/**
 * Chromium maps such glyphs to U+0000, which PDF/UA forbids (7.21.7-2), and gives the text they stand for beside them
 * (ActualText). U+FFFD says honestly that the glyph alone tells nothing. In place.
 */
export function mendMaps(file: PDFDocument): void {
  const { context } = file;
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    const ref = object.get(PDFName.of('ToUnicode'));
    const stream = ref instanceof PDFRef ? context.lookup(ref) : undefined;
    if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) continue;
    const map = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    const mended = map.replace(/^(<[0-9A-F]{4}> (?:<[0-9A-F]{4}> )?)<0000>$/gim, '$1<FFFD>');
    if (mended !== map) context.assign(ref, context.flateStream(mended));
  }
}

// The content of a PDF's pages, as Chromium wrote it, made into another.

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { unzlibSync, zlibSync } from 'fflate';
import type { Widths } from './runs.ts';

const name = (text: string) => PDFName.of(text);

/** Changes a page's content (Latin-1 text); `fonts` gives the widths of its fonts by the names that it calls them. */
export type Change = (content: string, fonts: (name: string) => Widths | undefined) => string;

/** Changes the content of every page, in place. Pages share no content, and each has it in one stream. */
export function changeContents(file: PDFDocument, change: Change): void {
  const known = new Map<PDFDict, Widths | undefined>();
  for (const { node } of file.getPages()) {
    const ref = node.get(name('Contents'));
    const stream = file.context.lookup(ref);
    // A blank page's few bytes are not compressed, nor worth a change.
    if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) continue;
    if (stream.dict.get(name('Filter')) !== name('FlateDecode')) continue;
    const fonts = node.Resources()?.lookupMaybe(name('Font'), PDFDict);
    const before = Buffer.from(unzlibSync(stream.contents)).toString('latin1');
    const after = change(before, (font) => {
      const dict = fonts?.lookup(name(font));
      if (!(dict instanceof PDFDict)) return undefined;
      if (!known.has(dict)) known.set(dict, widthsOf(dict));
      return known.get(dict);
    });
    if (after === before) continue;
    // By fflate: the bytes of Node's own zlib differ from version to version and from processor to processor.
    const bytes = zlibSync(Buffer.from(after, 'latin1'), { level: 6 });
    stream.dict.set(name('Length'), file.context.obj(bytes.length));
    file.context.assign(ref, PDFRawStream.of(stream.dict, bytes));
  }
}

/** The widths of a font of two-byte glyphs (ISO 32000-1, 9.7.4.3); undefined for any other. */
function widthsOf(font: PDFDict): Widths | undefined {
  if (font.get(name('Subtype')) !== name('Type0') || font.get(name('Encoding')) !== name('Identity-H'))
    return undefined;
  const descendant = font.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookup(0);
  if (!(descendant instanceof PDFDict)) return undefined;
  const usual = descendant.lookupMaybe(name('DW'), PDFNumber)?.asNumber() ?? 1000;
  const list = descendant.lookupMaybe(name('W'), PDFArray);
  const widths = new Map<number, number>();
  const number = (object: unknown) => (object instanceof PDFNumber ? object.asNumber() : 0);
  for (let index = 0; list && index < list.size(); ) {
    const first = number(list.lookup(index));
    const next = list.lookup(index + 1);
    if (next instanceof PDFArray) {
      next.asArray().forEach((width, offset) => void widths.set(first + offset, number(width)));
      index += 2;
    } else {
      for (let glyph = first; glyph <= number(next); glyph += 1)
        widths.set(glyph, number(list.lookup(index + 2)));
      index += 3;
    }
  }
  return (glyph) => widths.get(glyph) ?? usual;
}

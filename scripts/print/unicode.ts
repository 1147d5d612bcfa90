// The text behind the glyphs, which Ghostscript spoils: ligatures' letters with their bytes changed over, quotes as `<`.

import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { unzlibSync, zlibSync } from 'fflate';

/**
 * Gives the fonts of a converted PDF the ToUnicode maps of those that they come from, in place: Ghostscript keeps the
 * glyphs' codes. Without it nobody could search the book, or prove its notice.
 */
export function restoreUnicode(file: PDFDocument, source: PDFDocument): void {
  const maps = new Map<string, string[]>();
  for (const { name, map } of fontsOf(source)) maps.set(name, [...(maps.get(name) ?? []), map]);
  for (const { name, font } of fontsOf(file)) {
    const [first, ...others] = maps.get(name) ?? [];
    if (first === undefined) continue;
    // Book and furniture each have a subset of one font: their tables are put into one map.
    const tables = others.flatMap((map) => map.match(/\d+ beginbf(char|range)[\s\S]*?endbf\1/g) ?? []);
    const bytes = zlibSync(Buffer.from(first.replace('endcmap', `${tables.join('\n')}\nendcmap`), 'latin1'));
    const dict = file.context.obj({ Filter: 'FlateDecode', Length: bytes.length });
    font.set(PDFName.of('ToUnicode'), file.context.register(PDFRawStream.of(dict, bytes)));
  }
}

type Font = Readonly<{ name: string; font: PDFDict; map: string }>;

/** The composite fonts of a PDF: name without the subset's mark, and ToUnicode map. */
function fontsOf({ context }: PDFDocument): readonly Font[] {
  return context.enumerateIndirectObjects().flatMap(([, font]): Font[] => {
    if (!(font instanceof PDFDict) || font.get(PDFName.of('Subtype')) !== PDFName.of('Type0')) return [];
    const map = context.lookup(font.get(PDFName.of('ToUnicode')));
    if (!(map instanceof PDFRawStream) || !font.has(PDFName.of('DescendantFonts'))) return [];
    const packed = map.dict.get(PDFName.of('Filter'));
    const flate = (packed instanceof PDFArray ? packed.get(0) : packed) === PDFName.of('FlateDecode');
    const text = Buffer.from(flate ? unzlibSync(map.contents) : map.contents).toString('latin1');
    const name = String(font.get(PDFName.of('BaseFont'))).replace(/^\/(?:[A-Z]{6}\+)?/, '');
    return [{ name, font, map: text }];
  });
}

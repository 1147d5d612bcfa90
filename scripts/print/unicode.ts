// The text behind the glyphs, which Ghostscript spoils: ligatures' letters with their bytes changed over, quotes as `<`.

import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFRef, PDFStream } from '@cantoo/pdf-lib';

/** What a font was before it was converted: its name, and the map of its glyphs to text. */
type Font = Readonly<{ name: string; map: PDFStream }>;

/** A mark in a font's name by which it is known again. */
const mark = /^\/(?:[A-Z]{6}\+)?F(\d+)F-/;

/**
 * Gives each composite font a name of its own, in place, and returns the fonts in the order of these names. Ghostscript
 * takes fonts of one name for parts of one font. A book in Chinese has dozens of that name, in each of which the same
 * code is another glyph; then no one knows any more which text belongs to which.
 */
export function nameFonts(file: PDFDocument): readonly Font[] {
  return fontsOf(file).map(({ font, map }, index) => {
    const name = String(font.get(PDFName.of('BaseFont'))).replace(/^\/(?:[A-Z]{6}\+)?/, '');
    rename(font, `F${index}F-${name}`);
    return { name, map };
  });
}

/**
 * Gives the fonts of a converted PDF the names and the ToUnicode maps of those that they come from, in place: Ghostscript
 * keeps the glyphs' codes. Without it nobody could search the book, or prove its notice.
 */
export function restoreUnicode(file: PDFDocument, fonts: readonly Font[]): void {
  const copies = new Map<Font, PDFRef>();
  for (const { font } of fontsOf(file)) {
    const base = String(font.get(PDFName.of('BaseFont')));
    const [, number] = mark.exec(base) ?? [];
    const before = number === undefined ? undefined : fonts[Number(number)];
    if (!before) continue;
    const ref = copies.get(before) ?? file.context.register(before.map.clone(file.context));
    copies.set(before, ref);
    const spoilt = font.get(PDFName.of('ToUnicode'));
    if (spoilt instanceof PDFRef && spoilt !== ref) file.context.delete(spoilt);
    font.set(PDFName.of('ToUnicode'), ref);
    const [subset = ''] = /^\/[A-Z]{6}\+/.exec(base) ?? [];
    rename(font, subset.slice(1) + before.name);
  }
}

/** The composite fonts of a PDF that have a map. */
function fontsOf({ context }: PDFDocument): readonly Readonly<{ font: PDFDict; map: PDFStream }>[] {
  return context.enumerateIndirectObjects().flatMap(([, font]) => {
    if (!(font instanceof PDFDict) || font.get(PDFName.of('Subtype')) !== PDFName.of('Type0')) return [];
    const map = context.lookup(font.get(PDFName.of('ToUnicode')));
    return map instanceof PDFStream && font.has(PDFName.of('DescendantFonts')) ? [{ font, map }] : [];
  });
}

/** Names a composite font, with what is below it. */
function rename(font: PDFDict, name: string): void {
  const descendant = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookup(0);
  const below = descendant instanceof PDFDict ? descendant : undefined;
  const descriptor = below?.lookup(PDFName.of('FontDescriptor'));
  const to = PDFName.of(name);
  font.set(PDFName.of('BaseFont'), to);
  below?.set(PDFName.of('BaseFont'), to);
  if (descriptor instanceof PDFDict) descriptor.set(PDFName.of('FontName'), to);
}

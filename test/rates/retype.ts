// Letters of a finished PDF's page set anew in the fonts that are there: a word changed as somebody with a PDF editor would.

import { decodePDFRawStream, PDFDict, type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { contentOf, setContent } from './repaint.ts';

/**
 * A letter of a page's content, and where the four digits of its glyph stand; `at` is undefined for those that another's
 * glyph draws too (the second of a ligature).
 */
type Glyph = Readonly<{ letter: string; font: string; at: number | undefined }>;

/**
 * Sets `by` instead of `from` wherever a page (from 0) has that, white space aside. The letters of `by` must be in the font.
 * Whether there was any.
 */
export function retype(document: PDFDocument, page: number, from: string, by: string): boolean {
  const maps = mapsOf(document, page);
  let content = contentOf(document, page);
  const glyphs = glyphsOf(content, maps);
  const text = glyphs.map(({ letter }) => letter).join('');
  const key = from.replace(/\s/g, '');
  let found = false;
  for (let at = text.lastIndexOf(key); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(key, at - 1)) {
    const [first, ...rest] = glyphs.slice(at, at + key.length);
    if (!first) continue;
    const letters = maps.get(first.font) ?? new Map();
    const codes = [...by].flatMap((letter) => {
      const code = [...letters].find(([, other]) => other === letter)?.[0];
      if (code === undefined && letter !== ' ') throw new Error(`the font has no ${letter}`);
      return code ?? [];
    });
    for (const glyph of rest.reverse()) if (glyph.at !== undefined) content = cut(content, glyph.at, '');
    if (first.at !== undefined) content = cut(content, first.at, codes.join(''));
    found = true;
  }
  setContent(document, page, content);
  return found;
}

function cut(content: string, at: number, by: string): string {
  return content.slice(0, at) + by + content.slice(at + 4);
}

/** Glyphs in the order of the content, white space left out. */
function glyphsOf(content: string, maps: ReadonlyMap<string, ReadonlyMap<string, string>>): readonly Glyph[] {
  const glyphs: Glyph[] = [];
  let font = '';
  for (const match of content.matchAll(
    /\/(\S+) [\d.]+ Tf|<([0-9a-f]+)>(?=[^<>]*(?:<[0-9a-f]*>[^<>]*)*T[jJ])/gi,
  )) {
    if (match[1] !== undefined) font = match[1];
    const codes = match[2] ?? '';
    for (let at = 0; at + 4 <= codes.length; at += 4) {
      const letters = maps.get(font)?.get(codes.slice(at, at + 4).toLowerCase()) ?? '\ufffd';
      for (const [index, letter] of [...letters.trim()].entries())
        glyphs.push({ letter, font, at: index === 0 ? match.index + 1 + at : undefined });
    }
  }
  return glyphs;
}

/** What each font of a page maps its glyphs to, by the fonts' names there. */
function mapsOf(document: PDFDocument, page: number): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const fonts = document.getPage(page).node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict);
  return new Map(
    (fonts?.keys() ?? []).map((key) => {
      const map = fonts?.lookup(key, PDFDict).lookup(PDFName.of('ToUnicode'));
      const text =
        map instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(map).decode()).toString('latin1') : '';
      return [key.decodeText(), readMap(text)];
    }),
  );
}

/** A ToUnicode map (ISO 32000-1, 9.10.3): glyphs one by one, and ranges of them. */
function readMap(text: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  const put = (code: number, ...units: readonly number[]) =>
    letters.set(code.toString(16).padStart(4, '0'), String.fromCharCode(...units));
  for (const [, block = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', letter = ''] of block.matchAll(/<(\w{4})>\s*<((?:\w{4})+)>/g))
      put(
        Number.parseInt(code, 16),
        ...(letter.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)),
      );
  for (const [, block = ''] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, low = '', high = '', letter = ''] of block.matchAll(/<(\w{4})>\s*<(\w{4})>\s*<(\w{4})>/g)) {
      const first = Number.parseInt(low, 16);
      for (let code = first; code <= Number.parseInt(high, 16); code += 1)
        put(code, Number.parseInt(letter, 16) + code - first);
    }
  return letters;
}

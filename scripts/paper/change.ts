// The contents of finished pages, made from those that Chromium wrote.

import { inflateSync } from 'node:zlib';
import { zlibSync } from 'fflate';
import { contentInInks } from '../print/inked.ts';
import { mark } from './artifacts.ts';
import { orderReversed } from './reversed.ts';
import { gatherGlyphs } from './runs.ts';

/** For what a page is finished: the screen, with tags, or paper in one of two inks. */
export type Finish = 'screen' | 'black' | 'color';

/** The widths of a font's glyphs in thousandths of the type's size, by their numbers, and that of all others. */
export type FontWidths = Readonly<{ widths: ReadonlyMap<number, number>; usual: number }>;

/** A page's content, compressed; and its fonts, as places in a list, by the names that it calls them. */
export type PageContent = Readonly<{ bytes: Uint8Array; fonts: ReadonlyMap<string, number> }>;

/** A page's content finished; `fonts` gives the widths of a font by its name. */
export function finishContent(
  content: string,
  finish: Finish,
  fonts: (name: string) => FontWidths | undefined,
): string {
  return finishes[finish](content, (name) => {
    const font = fonts(name);
    return font && ((glyph) => font.widths.get(glyph) ?? font.usual);
  });
}

const finishes: Readonly<Record<Finish, typeof gatherGlyphs>> = {
  screen: (content, fonts) => mark(orderGlyphs(content, fonts)),
  black: (content, fonts) => contentInInks(orderGlyphs(content, fonts), 'black', 400),
  color: orderGlyphs,
};

function orderGlyphs(content: string, fonts: Parameters<typeof gatherGlyphs>[1]): string {
  return orderReversed(gatherGlyphs(content, fonts), fonts);
}

/** The contents of pages, finished and compressed; undefined where nothing changes. */
export function changeAll({
  pages,
  fonts,
  finish,
}: Readonly<{
  pages: readonly PageContent[];
  fonts: readonly (FontWidths | undefined)[];
  finish: Finish;
}>): readonly (Uint8Array | undefined)[] {
  return pages.map((page) => {
    const before = inflateSync(page.bytes).toString('latin1');
    const after = finishContent(before, finish, (name) => fonts[page.fonts.get(name) ?? -1]);
    return after === before ? undefined : compress(after);
  });
}

/** A content (Latin-1) compressed. By fflate: what Node's own zlib gives differs from version to version and processor to processor. */
export function compress(content: string): Uint8Array {
  return zlibSync(Uint8Array.from(Buffer.from(content, 'latin1')), { level: 6 });
}

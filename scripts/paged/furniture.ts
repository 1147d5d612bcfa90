// Makes running heads and page numbers, as a PDF of their own that is laid over the pages of the book.

import type { World } from '../model/world.ts';
import { pageSize, spineEdge } from '../settings/print/margins.ts';
import { loadStylesheet } from '../text/stylesheet.ts';
import { fillTemplate } from '../text/template.ts';
import type { Printable } from './document.ts';
import type { Paged } from './layout.ts';

/** The running head and the folio of a page. */
export type Furniture = Readonly<{
  /** The side on which the page is when the book lies open. */
  hand: 'left' | 'right';
  head: string | undefined;
  folio: string | undefined;
}>;

/**
 * Gives the running head and the folio of every page. The head is the title of the chapter, and on the versos of a bound
 * book that of the book. Title and copyright pages, blank pages, those on which a chapter or another part opens, and those
 * of a dedication or an epigraph have neither.
 */
export function furnish(
  printable: Printable,
  { places, folios, blanks, sheet }: Paged,
): readonly Furniture[] {
  const { edition, bound, front, early, lists, body, bare } = printable;
  const starts = [...early, front.contents, ...lists, ...body].map(({ id, title }) => ({
    id,
    title,
    page: places.destinations.get(id)?.page ?? Number.POSITIVE_INFINITY,
  }));
  return folios.map((folio, page) => {
    const hand = spineEdge(sheet, page) === 'left' ? 'right' : 'left';
    const part = starts.findLast((start) => start.page <= page);
    if (!part || part.page === page || blanks.has(page) || bare.has(part.id))
      return { hand, head: undefined, folio: undefined };
    return { hand, head: bound && page % 2 === 1 ? edition.manifest.title : part.title, folio };
  });
}

/** Prints running heads and folios: a PDF with as many pages as the book, of the same size. */
export async function printFurniture(printable: Printable, paged: Paged, world: World): Promise<Uint8Array> {
  const { edition, bound } = printable;
  const { sheet } = paged;
  const { width, height } = pageSize(sheet);
  // Margins are counted from the trim edge; the printed page is larger by its bleed.
  const [top, bottom] = [sheet.top + sheet.bleed.top, sheet.bottom + sheet.bleed.bottom];
  const [inner, outer] = [sheet.inner + sheet.bleed.inside, sheet.outer + sheet.bleed.outside];
  const side = (name: string, left: number, right: number) =>
    `.${name} { --left: ${left}pt; --right: ${right}pt }\n`;
  const sizes =
    `@page { size: ${width}pt ${height}pt }\n` +
    `.page { --page-width: ${width}pt; --page-height: ${height}pt; --top: ${top}pt; --bottom: ${bottom}pt }\n` +
    side('right-hand', inner, outer) +
    (sheet.mirrored ? side('left-hand', outer, inner) : side('left-hand', inner, outer));
  const { language } = edition.manifest;
  const html = await fillTemplate(world, 'furniture.html', {
    language,
    direction: edition.direction,
    root: bound ? 'bound' : 'screen',
    pages: furnish(printable, paged),
  });
  const { css, files } = await loadStylesheet(world, 'furniture.css', { text: html, language });
  const bytes = (text: string) => new TextEncoder().encode(text);
  const site = new Map([...files, ['index.html', bytes(html)], ['furniture.css', bytes(css + sizes)]]);
  return world.browser.print(site, { tagged: false, outline: false });
}

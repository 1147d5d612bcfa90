// Running heads and folios, printed on sheets of their own that are laid over the book's pages.

import type { World } from '../model/world.ts';
import { pageSize, spineEdge } from '../settings/print/sheet.ts';
import { loadStylesheet } from '../text/stylesheet.ts';
import { fillTemplate } from '../text/template.ts';
import type { Printable } from './document.ts';
import type { Paged } from './layout.ts';

/** What stands in a page's margins. */
export type Furniture = Readonly<{
  /** Of the page when the book lies open. */
  hand: 'left' | 'right';
  head: string | undefined;
  folio: string | undefined;
}>;

/**
 * The furniture of every page: the chapter's title above, the folio below; on the versos of a bound book its own title.
 * There is none on the title and copyright pages, on blanks, and where a chapter or another part opens.
 */
export function furnish(
  printable: Printable,
  { places, folios, blanks, sheet }: Paged,
): readonly Furniture[] {
  const { edition, bound, front, lists, body } = printable;
  const starts = [front.contents, ...lists, ...body].map(({ id, title }) => ({
    title,
    page: places.destinations.get(id)?.page ?? Number.POSITIVE_INFINITY,
  }));
  return folios.map((folio, page) => {
    const hand = spineEdge(sheet, page) === 'left' ? 'right' : 'left';
    const part = starts.findLast((start) => start.page <= page);
    if (!part || part.page === page || blanks.has(page)) return { hand, head: undefined, folio: undefined };
    return { hand, head: bound && page % 2 === 1 ? edition.manifest.title : part.title, folio };
  });
}

/** Prints the furniture: a PDF with as many pages as the book, of its size. */
export async function printFurniture(printable: Printable, paged: Paged, world: World): Promise<Uint8Array> {
  const { edition, bound } = printable;
  const { sheet } = paged;
  const { width, height } = pageSize(sheet);
  // Margins count from the cut; the page that is printed is larger by its bleed.
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

// Folios guessed before anything is measured: with as many figures as the true ones, nothing moves when those come.

import type { Printable } from './document.ts';
import { folioKey } from './keys.ts';
import type { Fill } from './pagination.ts';
import type { Sheet } from './sheet.ts';

/** Characters of markup on a square point of the text's area, by what real books take. */
const density = 0.0097;

/**
 * How many pages a book may take on `sheet`, and the folios that it shows, roughly. (An id that markup escapes goes
 * without: the book is then printed once more.)
 */
export function guess(
  { sections, bound, front }: Printable,
  { width, height, top, bottom, inner, outer }: Sheet,
): Readonly<{ pages: number; fill: Fill }> {
  const page = (width - inner - outer) * (height - top - bottom) * density;
  const texts = sections.map(({ opens, html }) => ({ opens, html: html.replace(/ data-pin="[^"]*"/g, '') }));
  const shown = new Set(
    texts.flatMap(({ html }) => [...html.matchAll(/ data-fill="([^"]*)"/g)].map(([, key = '']) => key)),
  );
  const fill = new Map<string, string>();
  const set = (id: string, folio: string) => {
    if (shown.has(folioKey(id))) fill.set(folioKey(id), folio);
  };
  let start = 0;
  for (const { opens, html } of texts) {
    if (opens === undefined) continue;
    for (const { 1: id = '', index } of html.matchAll(/ id="([^"]*)"/g))
      set(id, String(start + Math.floor(index / page) + 1));
    const pages = Math.ceil(html.length / page);
    start += bound ? pages + (pages % 2) : pages;
  }
  for (const { id } of Object.values(front)) set(id, 'iii');
  return { pages: start + 8, fill };
}

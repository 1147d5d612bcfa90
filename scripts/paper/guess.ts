// Folios guessed before anything is measured: with as many figures as the true ones, nothing moves when those come.

import type { Printable } from './document.ts';
import { folioKey } from './keys.ts';
import type { Fill } from './pagination.ts';
import type { Sheet } from './sheet.ts';

/** Characters on a square point of the text's area, by what real books take; and how many a line's end stands for. */
const density = 0.0138;
const lineEnd = 40;

/**
 * How many pages a book may take on `sheet`, and the folios that it shows, roughly. (An id that markup escapes goes
 * without: the book is then printed once more.)
 */
export function guess(
  { sections, bound, front }: Printable,
  { width, height, top, bottom, inner, outer }: Sheet,
): Readonly<{ pages: number; fill: Fill }> {
  const page = (width - inner - outer) * (height - top - bottom) * density;
  // Those in the text; in the contents all are as wide.
  const body = sections.filter(({ opens }) => opens !== undefined);
  const shown = new Set(
    body.flatMap(({ html }) => [...html.matchAll(/ data-fill="([^"]*)"/g)].map(([, key = '']) => key)),
  );
  const fill = new Map<string, string>();
  const set = (id: string, folio: string) => {
    if (shown.has(folioKey(id))) fill.set(folioKey(id), folio);
  };
  let start = 0;
  for (const { html } of body) {
    let [length, done] = [0, 0];
    for (const { 0: found, index } of html.matchAll(/<[^>]*>|\n/g)) {
      length += index - done + (found === '\n' ? lineEnd : 0);
      done = index + found.length;
      const [, id] = / id="([^"]*)"/.exec(found) ?? [];
      if (id !== undefined) set(id, String(start + Math.floor(length / page) + 1));
    }
    const pages = Math.ceil(length / page);
    start += bound ? pages + (pages % 2) : pages;
  }
  for (const { id } of Object.values(front)) set(id, 'iii');
  return { pages: start + 8, fill };
}

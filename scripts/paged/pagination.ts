// Computes the pagination of a book from a measuring print: blank pages, folios and the texts that show them.

import type { Places } from '../model/printed-book.ts';
import type { Sheet } from '../settings/print/margins.ts';
import { blankKey, folioKey, indexFill } from './contents.ts';
import type { Printable } from './document.ts';

/** The texts that are filled in: for each key (`data-fill`) a text, or undefined to hide the element. */
export type Fill = ReadonlyMap<string, string | undefined>;

/** The pages of a book. They are counted from 0, so that rectos are even. */
export type Pagination = Readonly<{
  places: Places;
  /** The page numbers as they are printed, page by page. */
  folios: readonly string[];
  /** Indices of the pages left blank. */
  blanks: ReadonlySet<number>;
  fill: Fill;
}>;

/** Blank pages at the end: one where the number of pages would be odd; one or two where the last must be blank. */
const ends = ['end 1', 'end 2'] as const;

/**
 * Computes the pages of a book. `places` are those of a print in which `before` was filled in, and with it its blank
 * pages. Where a part gains or loses the blank page before it, the part and all after it move by a page.
 */
export function paginate(printable: Printable, { pages, destinations }: Places, before: Fill): Pagination {
  const fill = new Map<string, string | undefined>();
  const show = (id: string, shown: boolean) => fill.set(blankKey(id), shown ? '' : undefined);
  const shown = (id: string) => (before.get(blankKey(id)) === undefined ? 0 : 1);
  const moves: { from: number; by: number }[] = [];
  const blanks = new Set<number>();
  let by = 0;
  for (const id of openings(printable)) {
    const from = destinations.get(id)?.page ?? 0;
    by -= shown(id);
    const verso = (from + by) % 2 === 1;
    show(id, verso);
    if (verso) blanks.add(from + by++);
    moves.push({ from, by });
  }
  const moved = (page: number) => page + (moves.findLast(({ from }) => from <= page)?.by ?? 0);
  let count = pages + by;
  if (printable.bound) {
    count -= shown(ends[0]) + shown(ends[1]);
    const odd = count % 2 === 1;
    show(ends[0], odd || printable.lastBlank);
    show(ends[1], !odd && printable.lastBlank);
    for (const id of ends) if (fill.get(blankKey(id)) !== undefined) blanks.add(count++);
  }
  const places = {
    pages: count,
    destinations: new Map(
      [...destinations].map(([id, { page, top }]) => [id, { page: moved(page), top }] as const),
    ),
  };
  const folios = foliosOf(printable, places);
  for (const [id, { page }] of places.destinations) fill.set(folioKey(id), folios[page] ?? '');
  const { index } = printable.edition;
  const pageOf = (id: string) => places.destinations.get(id)?.page ?? 0;
  if (index) for (const [key, text] of indexFill(index, pageOf, folios)) fill.set(key, text);
  return { places, folios, blanks, fill };
}

/** Tells whether two fills have the same keys and texts. */
export function sameFill(one: Fill, other: Fill): boolean {
  return one.size === other.size && [...other].every(([key, text]) => one.has(key) && one.get(key) === text);
}

/**
 * Counts the texts whose width in `after` differs from that in `before`. All digits have one width. Blank pages are not
 * counted, since `paginate` knows without measuring where they move the others.
 */
export function countWidthChanges(before: Fill, after: Fill): number {
  const width = (text: string | undefined) => text?.replace(/\d/g, '0');
  return [...before].filter(([key, text]) => text && width(text) !== width(after.get(key))).length;
}

/** The ids of the parts that open on a recto: none in a book that is not bound. */
function openings({ bound, front, early, body }: Printable): readonly string[] {
  return bound ? [front.title, ...early, front.contents, ...body].map(({ id }) => id) : [];
}

/** Gives the folios: roman numerals in the front matter, then figures from 1 where the numbered chapters begin. */
function foliosOf({ begins }: Printable, { pages, destinations }: Places): readonly string[] {
  const first = destinations.get(begins)?.page ?? 0;
  return Array.from({ length: pages }, (_, page) =>
    page < first ? roman(page + 1) : String(page - first + 1),
  );
}

/** Writes a positive number in lowercase roman numerals. */
export function roman(number: number): string {
  const signs = {
    m: 1000,
    cm: 900,
    d: 500,
    cd: 400,
    c: 100,
    xc: 90,
    l: 50,
    xl: 40,
    x: 10,
    ix: 9,
    v: 5,
    iv: 4,
    i: 1,
  };
  let rest = number;
  let text = '';
  for (const [sign, value] of Object.entries(signs)) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

/** Characters on a square point of the text area, as measured in real books, and how many the end of a line counts for. */
const density = 0.0138;
const lineEnd = 40;

/**
 * Estimates the number of pages of a book on `sheet`, and the folios that it will show. An id that is escaped in the HTML
 * is not found and gets no folio; the book is then measured once more.
 */
export function guess(
  { sections, bound, front }: Printable,
  { width, height, top, bottom, inner, outer }: Sheet,
): Readonly<{ pages: number; fill: Fill }> {
  const page = (width - inner - outer) * (height - top - bottom) * density;
  // Only folios in the text matter: those of the contents have a column of fixed width.
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

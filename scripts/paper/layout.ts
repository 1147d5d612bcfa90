// Layout by measured passes: print unseen, read the pages from the PDF, fill in folios and blanks, print, compare.

import type { Paper, World } from '../world.ts';
import { type Places, readPlaces } from './destinations.ts';
import type { Printable } from './document.ts';
import { blankKey, folioKey } from './keys.ts';

/** A laid-out book: Chromium's PDF, where everything stands in it, and each page's folio. */
export type Layout = Readonly<{
  pdf: Uint8Array;
  places: Places;
  folios: readonly string[];
  /** Indices of the pages left blank. */
  blanks: ReadonlySet<number>;
}>;

/** Measuring passes until folios and blanks must have come to rest. */
const passes = 4;

/** What is filled in: for each key its text, or undefined to hide it. */
type Fill = ReadonlyMap<string, string | undefined>;

/** Lays a book out. Folios are roman in the front matter and begin with 1 where the body does. */
export function layOut(printable: Printable, world: World): Promise<Layout> {
  return world.browser.paper(printable.site, async (paper) => {
    const root = `${printable.root} measuring`;
    await paper.change({ root, paint: printable.paint });
    let fill: Fill = new Map();
    for (let pass = 0; pass <= passes; pass += 1) {
      const places = await measure(paper);
      const next = fillOf(printable, places, fill);
      if (sameFill(fill, next)) return print(paper, printable, places, fill);
      fill = next;
      await paper.change({ fill });
    }
    throw new Error(`folios have not come to rest after ${passes} passes`);
  });
}

async function measure(paper: Paper): Promise<Places> {
  return readPlaces(await paper.print({ tagged: false, outline: false }));
}

/** The final print, held against what was measured: every number that stands in it must be true. */
async function print(paper: Paper, printable: Printable, places: Places, fill: Fill): Promise<Layout> {
  await paper.change({ root: printable.root });
  const pdf = await paper.print({ tagged: !printable.bound, outline: false });
  if (!samePlaces(places, await readPlaces(pdf))) throw new Error('the print is not laid out as measured');
  return { pdf, places, folios: foliosOf(printable, places), blanks: blanksOf(printable, places, fill) };
}

function samePlaces(one: Places, other: Places): boolean {
  if (one.pages !== other.pages || one.destinations.size !== other.destinations.size) return false;
  return [...one.destinations].every(([id, { page }]) => other.destinations.get(id)?.page === page);
}

function sameFill(one: Fill, other: Fill): boolean {
  return one.size === other.size && [...other].every(([key, text]) => one.has(key) && one.get(key) === text);
}

/** What is to be filled in for a book measured at `places`, whose blanks were then those of `before`. */
function fillOf(printable: Printable, places: Places, before: Fill): Fill {
  const fill = new Map<string, string | undefined>();
  const show = (id: string, shown: boolean) => fill.set(blankKey(id), shown ? '' : undefined);
  const shown = (id: string) => (before.get(blankKey(id)) === undefined ? 0 : 1);
  // Each opening moves what comes from it on, by the blanks that it gains or loses. Pages count from 0: rectos are even.
  const moves: { from: number; by: number }[] = [];
  let by = 0;
  for (const id of openings(printable)) {
    const from = places.destinations.get(id)?.page ?? 0;
    by -= shown(id);
    const verso = (from + by) % 2 === 1;
    show(id, verso);
    if (verso) by += 1;
    moves.push({ from, by });
  }
  if (printable.bound) {
    const odd = (places.pages + by - shown(ends[0]) - shown(ends[1])) % 2 === 1;
    show(ends[0], odd || printable.lastBlank);
    show(ends[1], !odd && printable.lastBlank);
  }
  const moved = (page: number) => page + (moves.findLast(({ from }) => from <= page)?.by ?? 0);
  const destinations = new Map(
    [...places.destinations].map(([id, { page, top }]) => [id, { page: moved(page), top }] as const),
  );
  const folios = foliosOf(printable, { pages: moved(places.pages) + 1, destinations });
  for (const [id, { page }] of destinations) fill.set(folioKey(id), folios[page] ?? '');
  return fill;
}

/** Blanks at the end: one where the pages would be odd; where the last must be blank, one or two. */
const ends = ['end 1', 'end 2'] as const;

/** What opens on a recto of a bound book. */
function openings({ bound, front, body }: Printable): readonly string[] {
  return bound ? [front.title.id, front.contents.id, ...body.map(({ id }) => id)] : [];
}

function blanksOf(printable: Printable, { pages, destinations }: Places, fill: Fill): ReadonlySet<number> {
  const shown = (id: string) => fill.get(blankKey(id)) !== undefined;
  const before = openings(printable).filter(shown);
  const after = ends.filter(shown);
  return new Set([
    ...before.map((id) => (destinations.get(id)?.page ?? 0) - 1),
    ...after.map((_, index) => pages - 1 - index),
  ]);
}

function foliosOf({ body }: Printable, { pages, destinations }: Places): readonly string[] {
  const first = destinations.get(body[0]?.id ?? '')?.page ?? 0;
  return Array.from({ length: pages }, (_, page) =>
    page < first ? roman(page + 1) : String(page - first + 1),
  );
}

/** A number in small roman numerals. */
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

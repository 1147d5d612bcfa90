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
  const pdf = await paper.print({ tagged: true, outline: false });
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
  // Each opening moves what comes from it on, by the blanks that it gains or loses.
  const moves: { from: number; by: number }[] = [];
  let by = 0;
  for (const id of openings(printable)) {
    const key = blankKey(id);
    const from = pageOf(id, places);
    if (before.get(key) !== undefined) by -= 1;
    // Pages count from 0 here: rectos are even.
    const verso = (from + by) % 2 === 1;
    fill.set(key, verso ? '' : undefined);
    if (verso) by += 1;
    moves.push({ from, by });
  }
  const moved = (page: number) => page + (moves.findLast(({ from }) => from <= page)?.by ?? 0);
  const destinations = [...places.destinations].map(
    ([id, { page, top }]) => [id, { page: moved(page), top }] as const,
  );
  const folios = foliosOf(printable, { pages: moved(places.pages) + 1, destinations: new Map(destinations) });
  for (const [id, { page }] of destinations) fill.set(folioKey(id), folios[page] ?? '');
  return fill;
}

/** What opens on a recto: of a bound book its parts and, as '', whatever would come after its end. */
function openings({ bound, front, body }: Printable): readonly string[] {
  return bound ? [front.title.id, front.contents.id, ...body.map(({ id }) => id), ''] : [];
}

function pageOf(id: string, { pages, destinations }: Places): number {
  return id === '' ? pages : (destinations.get(id)?.page ?? 0);
}

function blanksOf(printable: Printable, places: Places, fill: Fill): ReadonlySet<number> {
  const shown = openings(printable).filter((id) => fill.get(blankKey(id)) !== undefined);
  return new Set(shown.map((id) => pageOf(id, places) - 1));
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

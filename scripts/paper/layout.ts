// Layout by measured passes: print unseen, read the pages from the PDF, fill in the folios, print, compare.

import type { Paper, World } from '../world.ts';
import { type Places, readPlaces } from './destinations.ts';
import { folioKey, type Printable } from './document.ts';

/** A laid-out book: Chromium's PDF, where everything stands in it, and the folio of each page. */
export type Layout = Readonly<{ pdf: Uint8Array; places: Places; folios: readonly string[] }>;

/** Measuring passes until the folios must have come to rest. */
const passes = 4;

/** Lays a book out. Folios are roman in the front matter and begin with 1 where the body does. */
export function layOut({ site, paint, body }: Printable, world: World): Promise<Layout> {
  return world.browser.paper(site, async (paper) => {
    await paper.change({ root: 'measuring', paint });
    let places = await measure(paper);
    for (let pass = 1; pass <= passes; pass += 1) {
      const folios = foliosOf(places, body[0]?.id);
      await paper.change({ fill: fillings(places, folios) });
      const again = await measure(paper);
      if (samePlaces(places, again)) return print(paper, again, folios);
      places = again;
    }
    throw new Error(`folios have not come to rest after ${passes} passes`);
  });
}

async function measure(paper: Paper): Promise<Places> {
  return readPlaces(await paper.print({ tagged: false, outline: false }));
}

/** The final print, held against what was measured: every number that stands in it must be true. */
async function print(paper: Paper, places: Places, folios: readonly string[]): Promise<Layout> {
  await paper.change({ root: '' });
  const pdf = await paper.print({ tagged: true, outline: false });
  if (!samePlaces(places, await readPlaces(pdf))) throw new Error('the print is not laid out as measured');
  return { pdf, places, folios };
}

function samePlaces(one: Places, other: Places): boolean {
  if (one.pages !== other.pages || one.destinations.size !== other.destinations.size) return false;
  return [...one.destinations].every(([id, { page }]) => other.destinations.get(id)?.page === page);
}

function fillings({ destinations }: Places, folios: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...destinations].map(([id, { page }]) => [folioKey(id), folios[page] ?? '']));
}

function foliosOf({ pages, destinations }: Places, first = ''): readonly string[] {
  const body = destinations.get(first)?.page ?? 0;
  return Array.from({ length: pages }, (_, page) =>
    page < body ? roman(page + 1) : String(page - body + 1),
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

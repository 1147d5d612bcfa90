// Layout by measured passes: print unseen, read the pages from the PDF, fill in the numbers, print, compare.

import type { World } from '../../world.ts';
import { type Places, readPlaces } from './destinations.ts';
import type { FolioOf, Printable } from './document.ts';

/** A laid-out book: Chromium's PDF, where everything stands in it, and the folio of each page. */
export type Layout = Readonly<{ pdf: Uint8Array; places: Places; folios: readonly string[] }>;

/** Passes until the page numbers must have come to rest. */
const passes = 4;

/** Lays a book out. Folios are roman in the front matter and begin with 1 where the body does. */
export async function layOut(printable: Printable, world: World): Promise<Layout> {
  const unknown: FolioOf = () => '000';
  let places = await measure(printable, unknown, world);
  for (let pass = 1; pass <= passes; pass += 1) {
    const folios = foliosOf(places, printable.body[0]?.id ?? '');
    const folio: FolioOf = (id) => folios[places.destinations.get(id)?.page ?? -1] ?? '';
    const pdf = await world.browser.print(await printable.site(folio, false), {
      tagged: true,
      outline: false,
    });
    // The final print names only what is linked: hold those against the measured pages.
    const printed = await readPlaces(pdf);
    const moved = [...printed.destinations].some(
      ([id, { page }]) => places.destinations.get(id)?.page !== page,
    );
    if (!moved && printed.pages === places.pages) return { pdf, places, folios };
    places = await measure(printable, folio, world);
  }
  throw new Error(`page numbers have not come to rest after ${passes} passes`);
}

async function measure(printable: Printable, folio: FolioOf, world: World): Promise<Places> {
  return readPlaces(
    await world.browser.print(await printable.site(folio, true), { tagged: false, outline: false }),
  );
}

function foliosOf({ pages, destinations }: Places, first: string): readonly string[] {
  const body = destinations.get(first)?.page ?? 0;
  return Array.from({ length: pages }, (_, page) =>
    page < body ? roman(page + 1) : String(page - body + 1),
  );
}

/** A number in small roman numerals. */
export function roman(number: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = number;
  let text = '';
  for (const [value, sign] of signs) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

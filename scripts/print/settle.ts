// The gutter follows the page count, and the page count the gutter: layouts until both agree.

import type { Sheet } from '../paper/sheet.ts';
import { interiorSheet } from './geometry.ts';
import type { Profile } from './profile.ts';

/** Layouts at most: each is a whole pass over the book. */
const rounds = 4;

/**
 * Lays a book out until the sheet is the one that its page count asks for; `guess` is the count to begin with.
 * Where a layout goes to and fro between two counts, the wider gutter wins: the margins are then never too small for
 * the count, at most a little too large.
 */
export async function settle<T extends Readonly<{ pages: number }>>(
  profile: Profile,
  layOut: (sheet: Sheet) => Promise<T>,
  guess = 200,
): Promise<Readonly<{ sheet: Sheet; laid: T }>> {
  let sheet = interiorSheet(profile, guess);
  for (let round = 1; ; round += 1) {
    const laid = await layOut(sheet);
    const wanted = interiorSheet(profile, laid.pages);
    const enough = wanted.inner <= sheet.inner;
    if (wanted.inner === sheet.inner || (round > 1 && enough) || round === rounds) return { sheet, laid };
    sheet = round === rounds - 1 ? interiorSheet(profile, Number.POSITIVE_INFINITY) : wanted;
  }
}

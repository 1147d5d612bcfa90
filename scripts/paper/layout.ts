// Layout by measured passes: print unseen, read the pages from the PDF, fill in folios and blanks, print, compare.

import type { PDFDocument } from '@cantoo/pdf-lib';
import type { World } from '../world.ts';
import type { Printable } from './document.ts';
import { guess } from './guess.ts';
import { type Pagination, paginate, sameFill, sameWidths } from './pagination.ts';
import { openPress, type Press, type Setup } from './press.ts';
import type { Sheet } from './sheet.ts';

/** Where the pages fall, and on which sheet. */
export type Paged = Pagination & Readonly<{ sheet: Sheet }>;

/** A laid-out book: Chromium's PDFs, slice by slice, to be finished, and what was made of it meanwhile. */
export type Layout<T> = Paged & Readonly<{ files: readonly PDFDocument[]; beside: T }>;

/** The sheet for so many pages; `before` is the one that they were counted on in `round`, from 1. */
export type ChooseSheet = (pages: number, before?: Readonly<{ sheet: Sheet; round: number }>) => Sheet;

/** Passes until folios and blanks must have come to rest: four, and two for the sheet, which comes to rest before. */
const passes = 6;

/**
 * Lays a book out. `beside` is called once the pages are known, to do meanwhile what else needs them; its result is
 * given where the print bears out what was measured.
 */
export function layOut<T>(
  printable: Printable,
  world: World,
  chooseSheet: ChooseSheet,
  beside: (paged: Paged) => Promise<T>,
): Promise<Layout<T>> {
  return openPress(printable, world, async (press) => {
    const guessed = guess(printable, chooseSheet(200));
    let setup: Setup = { sheet: chooseSheet(guessed.pages), fill: guessed.fill };
    for (let round = 1; round <= passes; round += 1) {
      const page = paginate(printable, await press.measure(setup), setup.fill);
      const sheet = chooseSheet(page.places.pages, { sheet: setup.sheet, round });
      const moves = sheet.inner !== setup.sheet.inner || !sameWidths(setup.fill, page.fill);
      setup = { sheet, fill: page.fill };
      if (moves) continue;
      const laid = await print(press, printable, { ...page, sheet }, beside);
      if (laid) return laid;
    }
    throw new Error(`folios have not come to rest after ${passes} passes`);
  });
}

/** The final print; undefined where a number in it, or a blank page, is not true of it. */
async function print<T>(
  press: Press,
  printable: Printable,
  paged: Paged,
  beside: (paged: Paged) => Promise<T>,
): Promise<Layout<T> | undefined> {
  const [{ files, places }, made] = await Promise.all([
    press.print(paged, { tagged: !printable.bound, outline: false }),
    beside(paged),
  ]);
  const found = paginate(printable, places, paged.fill);
  return sameFill(paged.fill, found.fill) ? { ...paged, places, files, beside: made } : undefined;
}

// Layout by measured passes: print unseen, read the pages from the PDF, fill in folios and blanks, print, compare.

import type { PDFDocument } from '@cantoo/pdf-lib';
import type { PageStart } from '../model/printed-book.ts';
import type { World } from '../model/world.ts';
import type { Sheet } from '../settings/print/sheet.ts';
import type { Printable } from './document.ts';
import { guess, otherWidths, type Pagination, paginate, sameFill } from './pagination.ts';
import { openPress, type Press, type Setup } from './slices.ts';

/** Where the pages fall, and on which sheet. */
export type Paged = Pagination & Readonly<{ sheet: Sheet }>;

/** A book that is measured only. */
type Measured = Paged & Readonly<{ kind: 'measured' }>;

/** A laid-out book: Chromium's PDFs, slice by slice, to be finished, and what was made of it meanwhile. */
export type Layout<T> = Paged & Readonly<{ kind: 'printed'; files: readonly PDFDocument[]; beside: T }>;

/** A measured book, and where in its text each page begins; blank pages have no text. */
type Located = Paged & Readonly<{ kind: 'located'; starts: readonly PageStart[] }>;

/** The sheet for so many pages; `before` is the one that they were counted on in `round`, from 1. */
export type ChooseSheet = (pages: number, before?: Readonly<{ sheet: Sheet; round: number }>) => Sheet;

/** So few folios of another width than guessed seldom move a page. The print is held against them anyway. */
const few = 8;

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
  return settle(printable, world, chooseSheet, {}, (press, paged) => print(press, printable, paged, beside));
}

/**
 * Lays a book out as `layOut` does, if it `binds` so many pages: else it prints nothing. With `starts` it finds where the
 * pages begin, too, for little more than the print.
 */
export function layOutBound<T>(
  printable: Printable,
  world: World,
  chooseSheet: ChooseSheet,
  beside: (paged: Paged) => Promise<T>,
  { binds, starts }: Readonly<{ binds: (pages: number) => boolean; starts: boolean }>,
): Promise<Measured | (Layout<T> & Readonly<{ located?: Located['starts'] }>)> {
  return settle<Measured | (Layout<T> & Readonly<{ located?: Located['starts'] }>)>(
    printable,
    world,
    chooseSheet,
    { paged: starts, binds },
    async (press, paged) => {
      if (!binds(paged.places.pages)) return { ...paged, kind: 'measured' };
      if (!starts) return print(press, printable, paged, beside);
      const located = await locate(press, printable, paged);
      const laid = located && (await print(press, printable, paged, beside));
      return laid && { ...laid, located: located.starts };
    },
  );
}

/** Lays a book out as `layOut` does, and finds where its pages begin unless there are more than `most`; prints nothing. */
export function locatePages(
  printable: Printable,
  world: World,
  chooseSheet: ChooseSheet,
  most: number,
): Promise<Measured | Located> {
  return settle<Measured | Located>(printable, world, chooseSheet, { paged: true }, async (press, paged) =>
    paged.places.pages > most ? { ...paged, kind: 'measured' } : locate(press, printable, paged),
  );
}

/**
 * Measures a book until its folios and sheet have come to rest, then hands it to `use`, which may find that they had not.
 * Nothing is held against a book that it does not bind (`binds`): then none of its folios may have become wider.
 */
function settle<R>(
  printable: Printable,
  world: World,
  chooseSheet: ChooseSheet,
  { paged = false, binds = () => true }: Readonly<{ paged?: boolean; binds?: (pages: number) => boolean }>,
  use: (press: Press, paged: Paged) => Promise<R | undefined>,
): Promise<R> {
  return openPress(printable, world, paged, async (press) => {
    const guessed = guess(printable, chooseSheet(200));
    let setup: Setup = { sheet: chooseSheet(guessed.pages), fill: guessed.fill };
    for (let round = 1; round <= passes; round += 1) {
      const page = paginate(printable, await press.measure(setup), setup.fill);
      const sheet = chooseSheet(page.places.pages, { sheet: setup.sheet, round });
      const wider = otherWidths(setup.fill, page.fill);
      const moves = sheet.inner !== setup.sheet.inner || wider > (binds(page.places.pages) ? few : 0);
      setup = { sheet, fill: page.fill };
      if (moves) continue;
      const made = await use(press, { ...page, sheet });
      if (made) return made;
    }
    throw new Error(`folios have not come to rest after ${passes} passes`);
  });
}

/** Where the pages begin; undefined where a number or a blank page is not true of what was measured. */
async function locate(press: Press, printable: Printable, paged: Paged): Promise<Located | undefined> {
  const { places, starts } = await press.locate(paged);
  const found = paginate(printable, places, paged.fill);
  if (!sameFill(paged.fill, found.fill)) return undefined;
  return { ...paged, kind: 'located', starts: starts.filter(({ page }) => !paged.blanks.has(page)) };
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
  return sameFill(paged.fill, found.fill)
    ? { ...paged, kind: 'printed', places, files, beside: made }
    : undefined;
}

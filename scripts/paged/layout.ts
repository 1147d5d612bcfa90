// Lays a book out in passes: prints it invisibly, reads the pages from the PDF, fills in page numbers, prints, compares.

import type { PDFDocument } from '@cantoo/pdf-lib';
import type { PageStart } from '../model/printed-book.ts';
import type { World } from '../model/world.ts';
import type { Sheet } from '../settings/print/margins.ts';
import type { Printable } from './document.ts';
import { countWidthChanges, guess, type Pagination, paginate, sameFill } from './pagination.ts';
import { type BookPrinter, type Setup, usePrinter } from './slices.ts';

/** The pagination of a book, and the sheet on which it was made. */
export type Paged = Pagination & Readonly<{ sheet: Sheet }>;

/** A laid-out book of which only the pages were measured. */
type Measured = Paged & Readonly<{ kind: 'measured' }>;

/** A laid-out book: Chromium's PDFs, slice by slice, to be finished, and the result of what was done meanwhile. */
export type Layout<T> = Paged & Readonly<{ kind: 'printed'; files: readonly PDFDocument[]; beside: T }>;

/** A laid-out book, and where in its text each page begins. Blank pages are left out. */
type Located = Paged & Readonly<{ kind: 'located'; starts: readonly PageStart[] }>;

/** Chooses the sheet for a number of pages. `before` is the sheet on which they were counted in round `round`, from 1. */
export type ChooseSheet = (pages: number, before?: Readonly<{ sheet: Sheet; round: number }>) => Sheet;

/** So few page numbers of another width than guessed seldom move a page, and the final print is compared anyway. */
const few = 8;

/** Passes until page numbers and blank pages must be settled: four, and two for the sheet, which settles before them. */
const passes = 6;

/**
 * Lays a book out. `beside` is called once the pages are known and runs during the print; its result is given once the
 * print agrees with what was measured. Throws where the pages do not settle.
 */
export function layOut<T>(
  printable: Printable,
  world: World,
  chooseSheet: ChooseSheet,
  beside: (paged: Paged) => Promise<T>,
): Promise<Layout<T>> {
  return settle(printable, world, chooseSheet, {}, (printer, paged) =>
    print(printer, printable, paged, beside),
  );
}

/**
 * Lays a book out as `layOut` does if `binds` says that so many pages can be bound; else prints nothing. With `starts` it
 * also finds where the pages begin, which takes little longer than the print alone.
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
    async (printer, paged) => {
      if (!binds(paged.places.pages)) return { ...paged, kind: 'measured' };
      if (!starts) return print(printer, printable, paged, beside);
      const located = await locate(printer, printable, paged);
      const laid = located && (await print(printer, printable, paged, beside));
      return laid && { ...laid, located: located.starts };
    },
  );
}

/** Finds where the pages of a book begin, unless there are more than `most`, without the final print. */
export function locatePages(
  printable: Printable,
  world: World,
  chooseSheet: ChooseSheet,
  most: number,
): Promise<Measured | Located> {
  return settle<Measured | Located>(printable, world, chooseSheet, { paged: true }, async (printer, paged) =>
    paged.places.pages > most ? { ...paged, kind: 'measured' } : locate(printer, printable, paged),
  );
}

/**
 * Measures a book until its page numbers and its sheet are settled, then calls `use`, which gives undefined where they turn
 * out not to be. A book that can't be bound (`binds`) is not printed, so no print would show a mistake: its page numbers
 * must then all be of the width that was measured.
 */
function settle<R>(
  printable: Printable,
  world: World,
  chooseSheet: ChooseSheet,
  { paged = false, binds = () => true }: Readonly<{ paged?: boolean; binds?: (pages: number) => boolean }>,
  use: (printer: BookPrinter, paged: Paged) => Promise<R | undefined>,
): Promise<R> {
  return usePrinter(printable, world, paged, async (printer) => {
    const guessed = guess(printable, chooseSheet(200));
    let setup: Setup = { sheet: chooseSheet(guessed.pages), fill: guessed.fill };
    for (let round = 1; round <= passes; round += 1) {
      const page = paginate(printable, await printer.measure(setup), setup.fill);
      const sheet = chooseSheet(page.places.pages, { sheet: setup.sheet, round });
      const changes = countWidthChanges(setup.fill, page.fill);
      const moves = sheet.inner !== setup.sheet.inner || changes > (binds(page.places.pages) ? few : 0);
      setup = { sheet, fill: page.fill };
      if (moves) continue;
      const made = await use(printer, { ...page, sheet });
      if (made) return made;
    }
    throw new Error(`page numbers are not settled after ${passes} passes`);
  });
}

/** Finds where the pages begin; undefined where a page number or a blank page is wrong in the measured layout. */
async function locate(
  printer: BookPrinter,
  printable: Printable,
  paged: Paged,
): Promise<Located | undefined> {
  const { places, starts } = await printer.locate(paged);
  const found = paginate(printable, places, paged.fill);
  if (!sameFill(paged.fill, found.fill)) return undefined;
  return { ...paged, kind: 'located', starts: starts.filter(({ page }) => !paged.blanks.has(page)) };
}

/** Makes the final print; gives undefined where a page number or a blank page in it is wrong. */
async function print<T>(
  printer: BookPrinter,
  printable: Printable,
  paged: Paged,
  beside: (paged: Paged) => Promise<T>,
): Promise<Layout<T> | undefined> {
  const [{ files, places }, made] = await Promise.all([
    printer.print(paged, { tagged: !printable.bound, outline: false }),
    beside(paged),
  ]);
  const found = paginate(printable, places, paged.fill);
  return sameFill(paged.fill, found.fill)
    ? { ...paged, kind: 'printed', places, files, beside: made }
    : undefined;
}

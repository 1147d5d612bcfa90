// The press: a book's slices laid out in the browser, measured and printed as often as it takes.

import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Paper, PrintOptions, World } from '../world.ts';
import { type Destination, type Places, readPlaces } from './destinations.ts';
import type { Printable } from './document.ts';
import { openPdf } from './file.ts';
import type { Fill } from './pagination.ts';
import { holds, paintOf, type Slice } from './sections.ts';
import { type Sheet, sheetRules } from './sheet.ts';

/** How a book is laid out at one time: its sheet, and what is filled in. */
export type Setup = Readonly<{ sheet: Sheet; fill: Fill }>;

/** A printed book, slice by slice. */
export type Printed = Readonly<{ files: readonly PDFDocument[]; places: Places }>;

/** Prints a book as it is set up. */
export type Press = Readonly<{
  /** A print in which nothing is painted: the pages, and where everything stands. Costs a third of the other. */
  measure: (setup: Setup) => Promise<Places>;
  /** The slices, in order, and where everything stands in them. */
  print: (setup: Setup, options: PrintOptions) => Promise<Printed>;
}>;

/** Slices under the press at the same time. More take more memory, and there are rarely more idle processors. */
const beds = 2;

/** Opens the press for a book and hands it to `use`. A book of one slice stays laid out meanwhile, a longer one does not. */
export async function openPress<T>(
  printable: Printable,
  world: World,
  use: (press: Press) => Promise<T>,
): Promise<T> {
  const { slices } = printable;
  const withPaper = async <R>(slice: Slice, use: (paper: Paper) => Promise<R>): Promise<R> =>
    world.browser.paper(await printable.site(slice), async (paper) => {
      await paper.change({ paint: paintOf(slice) });
      return use(paper);
    });
  const press = (each: typeof withPaper): Press => {
    const print = async (setup: Setup, root: string, options: PrintOptions): Promise<Printed> => {
      const files = await inTurns(slices, (slice) =>
        each(slice, async (paper) => {
          await paper.change({ sheet: sheetRules(setup.sheet), fill: setup.fill, root });
          return openPdf(await paper.print(options));
        }),
      );
      return { files, places: gather(slices, files) };
    };
    const unseen = { tagged: false, outline: false };
    return {
      measure: async (setup) => (await print(setup, `${printable.root} measuring`, unseen)).places,
      print: (setup, options) => print(setup, printable.root, options),
    };
  };
  const [only] = slices;
  if (slices.length !== 1 || !only) return use(press(withPaper));
  return withPaper(only, (paper) => use(press((_slice, use) => use(paper))));
}

/** Where everything stands in the PDFs of slices, as in one. */
function gather(slices: readonly Slice[], files: readonly PDFDocument[]): Places {
  const destinations = new Map<string, Destination>();
  let pages = 0;
  for (const [index, file] of files.entries()) {
    const places = readPlaces(file);
    for (const [id, { page, top }] of places.destinations)
      if (holds(slices[index] ?? [], id)) destinations.set(id, { page: pages + page, top });
    pages += places.pages;
  }
  return { pages, destinations };
}

/** Runs `work` for each item, a few at a time; the results in the items' order. */
async function inTurns<I, R>(items: readonly I[], work: (item: I) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: beds }, worker));
  return results;
}

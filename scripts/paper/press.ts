// The press: a book's slices laid out in the browser, measured and printed as often as it takes.

import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Paper, Pins, PrintOptions, World } from '../world.ts';
import { type Destination, type Places, readPlaces } from './destinations.ts';
import type { Printable } from './document.ts';
import { openPdf } from './file.ts';
import type { Fill } from './pagination.ts';
import { holds, paintOf, type Slice } from './sections.ts';
import { type Sheet, sheetRules } from './sheet.ts';
import { type PageStart, seamsOf, startIn } from './starts.ts';

/** How a book is laid out at one time: its sheet, and what is filled in. */
export type Setup = Readonly<{ sheet: Sheet; fill: Fill }>;

/** A printed book, slice by slice. */
export type Printed = Readonly<{ files: readonly PDFDocument[]; places: Places }>;

/** Where everything stands in a book, and where its pages begin; `page` counts through all slices. */
export type Located = Readonly<{ places: Places; starts: readonly PageStart[] }>;

/** Prints a book as it is set up. */
export type Press = Readonly<{
  /** A print in which nothing is painted: the pages, and where everything stands. Costs a third of the other. */
  measure: (setup: Setup) => Promise<Places>;
  /** As `measure`, with pins in the text: twice, the words only where a page may begin. */
  locate: (setup: Setup) => Promise<Located>;
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
    const locate = async (setup: Setup): Promise<Located> => {
      const parts = await inTurns(slices, (slice) =>
        each(slice, async (paper) => {
          const root = `${printable.root} measuring`;
          await paper.change({ sheet: sheetRules(setup.sheet), fill: setup.fill, root });
          return locateIn(slice, paper, unseen);
        }),
      );
      const starts: PageStart[] = [];
      let pages = 0;
      for (const part of parts) {
        starts.push(...part.starts.map((start) => ({ ...start, page: pages + start.page })));
        pages += part.places.pages;
      }
      return {
        places: joinPlaces(
          slices,
          parts.map(({ places }) => places),
        ),
        starts,
      };
    };
    return {
      locate,
      measure: async (setup) => (await print(setup, `${printable.root} measuring`, unseen)).places,
      print: (setup, options) => print(setup, printable.root, options),
    };
  };
  const [only] = slices;
  if (slices.length !== 1 || !only) return use(press(withPaper));
  return withPaper(only, (paper) => use(press((_slice, use) => use(paper))));
}

/** Finds where the pages of a slice begin, in a document that is set up. */
async function locateIn(slice: Slice, paper: Paper, options: PrintOptions): Promise<Located> {
  const measure = async (pins: Pins) => {
    await paper.change({ pins });
    return readPlaces(await openPdf(await paper.print(options)));
  };
  const places = await measure({ blocks: true, words: [] });
  const { openings, seams } = seamsOf(slice, places);
  const names = new Map<string, string>();
  for (const { from } of seams) if (!names.has(from)) names.set(from, `word${names.size}`);
  const stretches = new Map(
    seams.map(({ from, to }) => [from, { name: names.get(from) ?? '', from, to }] as const),
  );
  const found = await measure({ blocks: false, words: [...stretches.values()] });
  await paper.change({ pins: { blocks: false, words: [] } });
  const words = new Map<string, { letters: number; page: number }[]>();
  for (const [id, { page }] of found.destinations) {
    const [, name, letters] = /^(word\d+)\.(\d+)$/.exec(id) ?? [];
    if (name === undefined) continue;
    const list = words.get(name) ?? [];
    list.push({ letters: Number(letters), page });
    words.set(name, list);
  }
  for (const list of words.values()) list.sort((one, other) => one.letters - other.letters);
  const within = seams.map((seam) => startIn(seam, words.get(names.get(seam.from) ?? '') ?? []));
  return { places, starts: [...openings, ...within].sort((one, other) => one.page - other.page) };
}

/** Where everything stands in the PDFs of slices, as in one. */
function gather(slices: readonly Slice[], files: readonly PDFDocument[]): Places {
  return joinPlaces(slices, files.map(readPlaces));
}

function joinPlaces(slices: readonly Slice[], parts: readonly Places[]): Places {
  const destinations = new Map<string, Destination>();
  let pages = 0;
  for (const [index, places] of parts.entries()) {
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

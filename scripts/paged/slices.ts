// The press: a book's slices laid out in the browser, measured and printed as often as it takes.

import type { PDFDocument } from '@cantoo/pdf-lib';
import { inTurns } from '../model/jobs.ts';
import type { Destination, PageStart, Places } from '../model/printed-book.ts';
import type { Paper, PrintOptions, World } from '../model/world.ts';
import { readPlaces } from '../pdf/destinations.ts';
import { openPdf } from '../pdf/file.ts';
import { type Sheet, sheetRules } from '../settings/print/sheet.ts';
import type { Printable } from './document.ts';
import { closeAll } from './page-pool.ts';
import { findStarts, firstSearch, type Measure, type Search } from './page-starts.ts';
import type { Fill } from './pagination.ts';
import { holds, paintOf, type Slice } from './sections.ts';

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

const unseen = { tagged: false, outline: false };

/** Slices under the press at the same time. More take more memory, and there are rarely more idle processors. */
const atOnce = 2;

/** So many slices stay laid out between two prints; of a longer book each is laid out for every print anew. */
const kept = 4;

/** Gives a slice's paper to `use`. */
type WithPaper = <R>(slice: Slice, use: (paper: Paper) => Promise<R>) => Promise<R>;

/**
 * Opens the press for a book and hands it to `use`. `paged`: `locate` will be called; what `measure` then learns on the
 * way makes it shorter.
 */
export async function openPress<T>(
  printable: Printable,
  world: World,
  paged: boolean,
  use: (press: Press) => Promise<T>,
): Promise<T> {
  world.threads.start(); // what is printed will be finished and read back
  const { slices, pool } = printable;
  const setType = async (slice: Slice): Promise<Paper> => {
    const paper = await pool.take();
    try {
      await paper.write(printable.content(slice), printable.files);
      await paper.change({ paint: paintOf(slice) });
      return paper;
    } catch (error) {
      await paper.close();
      throw error;
    }
  };
  const opened = new Map(slices.length > kept ? [] : slices.map((slice) => [slice, setType(slice)]));
  const withPaper: WithPaper = async (slice, work) => {
    const open = await opened.get(slice);
    if (open) return work(open);
    const paper = await setType(slice);
    return work(paper).finally(paper.close);
  };
  try {
    await Promise.all(opened.values());
    return await use(pressOf(printable, paged, withPaper));
  } finally {
    await closeAll([...opened.values()]);
    await pool.close();
  }
}

function pressOf(printable: Printable, paged: boolean, withPaper: WithPaper): Press {
  const { slices } = printable;
  const setUp = <R>({ sheet, fill }: Setup, root: string, use: (paper: Paper, slice: Slice) => Promise<R>) =>
    inTurns(slices, atOnce, (slice) =>
      withPaper(slice, async (paper) => {
        await paper.change({ sheet: sheetRules(sheet), fill, root });
        return use(paper, slice);
      }),
    );
  const measuring = `${printable.root} measuring`;
  const hints = new Map<Slice, Search>();
  return {
    measure: async (setup) => {
      const parts = await setUp(setup, measuring, async (paper, slice) => {
        if (!paged) return readPlaces(await openPdf(await paper.print(unseen)));
        const search = await firstSearch(slice, measurer(paper));
        hints.set(slice, search);
        return search.places;
      });
      return joinPlaces(slices, parts);
    },
    locate: async (setup) => {
      const parts = await setUp(setup, measuring, async (paper, slice) => {
        const found = await findStarts(slice, measurer(paper), hints.get(slice));
        await paper.pin([]);
        return found;
      });
      const places = joinPlaces(
        slices,
        parts.map(({ places }) => places),
      );
      let pages = 0;
      const starts = parts.flatMap(({ starts, places }) => {
        const before = pages;
        pages += places.pages;
        return starts.map((start) => ({ ...start, page: before + start.page }));
      });
      return { places, starts };
    },
    print: async (setup, options) => {
      const files = await setUp(setup, printable.root, async (paper) => openPdf(await paper.print(options)));
      return { files, places: joinPlaces(slices, files.map(readPlaces)) };
    },
  };
}

/** A measuring print with some pins. */
function measurer(paper: Paper): Measure {
  return async (stretches) => {
    const pins = await paper.pin(stretches);
    return { pins, places: readPlaces(await openPdf(await paper.print(unseen))) };
  };
}

/** Where everything stands in slices, as in one. */
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

// Lays the slices of a book out in the browser, and measures and prints them as often as the layout takes.

import type { PDFDocument } from '@cantoo/pdf-lib';
import { inTurns } from '../model/jobs.ts';
import type { Destination, PageStart, Places } from '../model/printed-book.ts';
import type { Paper, PrintOptions, World } from '../model/world.ts';
import { readPlaces } from '../pdf/destinations.ts';
import { openPdf } from '../pdf/file.ts';
import { type Sheet, sheetRules } from '../settings/print/margins.ts';
import type { Printable } from './document.ts';
import { roomMark, smallestType } from './fit-formulas.ts';
import { closeAll } from './page-pool.ts';
import { findStarts, firstSearch, type Measure, type Search } from './page-starts.ts';
import type { Fill } from './pagination.ts';
import { holds, paintOf, type Slice } from './sections.ts';

/** A state of the layout: the sheet, and the texts that are filled in. */
export type Setup = Readonly<{ sheet: Sheet; fill: Fill }>;

/** A printed book: the PDF of each slice, in order, and the places of all ids. Pages are counted through all slices. */
export type Printed = Readonly<{ files: readonly PDFDocument[]; places: Places }>;

/** The places of all ids in a book, and where its pages begin. Pages are counted through all slices. */
type PlacesAndStarts = Readonly<{ places: Places; starts: readonly PageStart[] }>;

/** Prints all slices of a book in a given setup. */
export type BookPrinter = Readonly<{
  /** Makes a print in which nothing is painted, and gives its places. It takes a third of the time of `print`. */
  measure: (setup: Setup) => Promise<Places>;
  /** Makes further such prints with pins in the text, to find where the pages begin. */
  locate: (setup: Setup) => Promise<PlacesAndStarts>;
  /** Makes the PDFs. */
  print: (setup: Setup, options: PrintOptions) => Promise<Printed>;
}>;

const plainPrint = { tagged: false, outline: false };

/** The number of slices that are printed in parallel. More take more memory, and there are rarely more idle processors. */
const atOnce = 2;

/** So many slices stay laid out between prints. A longer book is laid out anew for each print, to save memory. */
const mostKept = 4;

/** Calls `use` with the paper of a slice. */
type WithPaper = <R>(slice: Slice, use: (paper: Paper) => Promise<R>) => Promise<R>;

/**
 * Calls `use` with the printer of a book, and closes its papers afterwards. `paged` tells that `locate` will be called:
 * `measure` then puts pins into the text already, which makes `locate` faster.
 */
export async function usePrinter<T>(
  printable: Printable,
  world: World,
  paged: boolean,
  use: (printer: BookPrinter) => Promise<T>,
): Promise<T> {
  world.threads.start(); // the PDFs will be finished and read back on other threads
  const { slices, pool } = printable;
  const openSlice = async (slice: Slice): Promise<Paper> => {
    const paper = await pool.take();
    try {
      const html = printable.content(slice);
      await paper.write(html, printable.files);
      if (html.includes(roomMark)) await paper.fitFormulas(smallestType);
      await paper.change({ paint: paintOf(slice) });
      return paper;
    } catch (error) {
      await paper.close();
      throw error;
    }
  };
  const opened = new Map(slices.length > mostKept ? [] : slices.map((slice) => [slice, openSlice(slice)]));
  const withPaper: WithPaper = async (slice, work) => {
    const open = await opened.get(slice);
    if (open) return work(open);
    const paper = await openSlice(slice);
    return work(paper).finally(paper.close);
  };
  try {
    await Promise.all(opened.values());
    return await use(printerOf(printable, paged, withPaper));
  } finally {
    await closeAll([...opened.values()]);
    await pool.close();
  }
}

function printerOf(printable: Printable, paged: boolean, withPaper: WithPaper): BookPrinter {
  const { slices } = printable;
  const forEachSlice = <R>(
    { sheet, fill }: Setup,
    root: string,
    use: (paper: Paper, slice: Slice) => Promise<R>,
  ) =>
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
      const parts = await forEachSlice(setup, measuring, async (paper, slice) => {
        if (!paged) return readPlaces(await openPdf(await paper.print(plainPrint)));
        const search = await firstSearch(slice, measurer(paper));
        hints.set(slice, search);
        return search.places;
      });
      return joinPlaces(slices, parts);
    },
    locate: async (setup) => {
      const parts = await forEachSlice(setup, measuring, async (paper, slice) => {
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
      const files = await forEachSlice(setup, printable.root, async (paper) =>
        openPdf(await paper.print(options)),
      );
      return { files, places: joinPlaces(slices, files.map(readPlaces)) };
    },
  };
}

/** Makes measuring prints of a paper, with pins. */
function measurer(paper: Paper): Measure {
  return async (stretches) => {
    const pins = await paper.pin(stretches);
    return { pins, places: readPlaces(await openPdf(await paper.print(plainPrint))) };
  };
}

/** Joins the places of slices, so that pages are counted through all of them. */
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

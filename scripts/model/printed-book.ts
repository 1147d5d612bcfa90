// The printed book of a build, which formats share: its pages, its interior and its cover.

import type { Edition } from './book.ts';
import type { Finding } from './finding.ts';

/** The place of a named destination: its page, counted from 0, and its distance from the page's foot, in points. */
export type Destination = Readonly<{ page: number; top: number }>;

/** The number of a PDF's pages, and its named destinations by the id of their anchor. */
export type Places = Readonly<{ pages: number; destinations: ReadonlyMap<string, Destination> }>;

/**
 * Where a page begins in the text. `page` counts from 0. The page begins after `letters` letters of block `block`, in the
 * section that the anchor `opens` begins. Blocks are counted as in `blocksOf`; a number past the last is the section's end.
 */
export type PageStart = Readonly<{ page: number; opens: string; block: number; letters: number }>;

/** The pages of a printed book: the places of destinations, the folios, and where in the text each page begins. */
export type PrintedPages = Readonly<{
  places: Places;
  folios: readonly string[];
  starts: readonly PageStart[];
}>;

/** Where the pages of the printed book begin. */
export type LocatedPages = PrintedPages & Readonly<{ kind: 'located' }>;

/** There is no printed book: it would have `pages` pages (perhaps an estimate), more than the `most` that the service binds. */
export type TooLong = Readonly<{ kind: 'too-long'; pages: number; most: number; service: string }>;

/** There is no interior: the service does not bind this number of pages. */
export type Unbound = Readonly<{ kind: 'unbound'; pages: number }>;

/** A finished interior, the number of its pages, where they begin if that was asked for, and the cover that was made at the same time (`beside`). */
export type PrintedInterior<Cover> = Readonly<{
  kind: 'bound';
  pdf: Uint8Array;
  pages: number;
  located: LocatedPages | undefined;
  beside: Cover;
}>;

/** A finished cover, and the findings about it. */
export type PrintedCover = Readonly<{ pdf: Uint8Array; findings: readonly Finding[] }>;

/** The parts of the printed book that formats can ask for. Its interior is made once, when it is first asked for. */
export type PrintedBook = Readonly<{
  /** Where its pages begin. */
  located: (edition: Edition) => Promise<LocatedPages | TooLong>;
  /** Its interior and the cover that fits it, or the number of pages if the service does not bind so many. */
  interior: (edition: Edition) => Promise<PrintedInterior<PrintedCover> | Unbound>;
}>;

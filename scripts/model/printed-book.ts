// The printed book of a build, as the formats ask for it: its pages, its interior and its cover.

import type { Edition } from './book.ts';
import type { Finding } from './finding.ts';

/** Where a named destination stands: its page from 0, and how far from the page's foot, in points. */
export type Destination = Readonly<{ page: number; top: number }>;

/** The pages of a PDF and its named destinations, by the id that they are named after. */
export type Places = Readonly<{ pages: number; destinations: ReadonlyMap<string, Destination> }>;

/**
 * Where a page begins (`page`: its index from 0): after so many letters of a block of the section that opens at `opens`.
 * Blocks are counted as in `blocksOf`; one more than there are is the section's end.
 */
export type PageStart = Readonly<{ page: number; opens: string; block: number; letters: number }>;

/** The pages of a printed book: where everything stands, their folios, and where in the text each begins. */
export type PrintedPages = Readonly<{
  places: Places;
  folios: readonly string[];
  starts: readonly PageStart[];
}>;

/** A printed book that there will not be: with more pages (or about so many) than its service binds. */
export type TooLong = Readonly<{ pages: number; most: number; service: string }>;

/** An interior that there will not be: its service binds more pages, or fewer. */
export type Unbound = Readonly<{ pages: number }>;

/** A finished interior, the number of its pages, and what was made meanwhile: the cover. */
export type PrintedInterior<Cover> = Readonly<{ pdf: Uint8Array; pages: number; beside: Cover }>;

/** A finished cover, and what is to be said of it. */
export type PrintedCover = Readonly<{ pdf: Uint8Array; findings: readonly Finding[] }>;

/** What formats can have of the printed book. Each part is made when it is first asked for, and once. */
export type PrintedBook = Readonly<{
  /** Where its pages begin. */
  located: (edition: Edition) => Promise<PrintedPages | TooLong>;
  /** Its interior, and the cover that fits it; or how many pages it would have, where its service does not bind so many. */
  interior: (edition: Edition) => Promise<PrintedInterior<PrintedCover> | Unbound>;
}>;

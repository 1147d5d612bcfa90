// What one file of proof/points/ exports, and what it is given.

import type { Copy, Edition } from '../book.ts';
import type { Format, Sighting } from '../contract.ts';

/** A copy, the edition that it is held against, and its text ready to be compared. */
export type Evidence = Readonly<{
  format: Format;
  edition: Edition;
  copy: Copy;
  /** The text of each document, folded, in their order. */
  folded: ReadonlyMap<string, string>;
  /** All of it. */
  all: string;
  /** How each duty's text looks where it stands; nothing where nobody looked. */
  sightings: ReadonlyMap<string, readonly Sighting[]>;
}>;

/** What was found: how much, in words, in which documents; and what is not as it must be, none where all is. */
export type Finding = Readonly<{
  told: string;
  where: readonly string[];
  failures: readonly string[];
}>;

/** One thing that a copy must keep. `run` gives nothing where it is not asked of such a copy. */
export type Point = Readonly<{
  id: string;
  /** What must hold, in a line. */
  about: string;
  run: (evidence: Evidence) => Finding | undefined;
}>;

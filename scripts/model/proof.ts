// What one file of proof/points/ exports, and what it is given.

import type { Copy, Edition } from './book.ts';
import type { Format, Sighting } from './contract.ts';

/** A copy, the edition that it is held against, and its text ready to be compared. */
export type Reading = Readonly<{
  format: Format;
  edition: Edition;
  copy: Copy;
  /** The text of each document, folded, in their order. */
  folded: ReadonlyMap<string, string>;
  /** All of it. */
  all: string;
  /** Whether it was made just now, by ourselves: then it is held to how our own files mark what they hold. */
  own: boolean;
}>;

/** And how each duty's text looks where it stands; nothing where nobody looked. */
export type Evidence = Reading & Readonly<{ sightings: ReadonlyMap<string, readonly Sighting[]> }>;

/**
 * What was found: how much, in words, and in which documents. `failures` are conditions that the copy is shown not to meet;
 * `doubts` are those that can't be told of such a copy, which accuse nobody.
 */
export type Finding = Readonly<{
  told: string;
  where: readonly string[];
  failures: readonly string[];
  doubts?: readonly string[];
}>;

/**
 * One thing that a copy must keep: what is `seen`, or what is only read, which is judged while somebody still looks. `run`
 * gives nothing where it is not asked of such a copy.
 */
export type Point = Readonly<{
  id: string;
  /** What must hold, in a line. */
  about: string;
}> &
  Readonly<
    | { seen?: never; run: (reading: Reading) => Finding | undefined }
    | { seen: true; run: (evidence: Evidence) => Finding | undefined }
  >;

/** What one point found. */
export type PointProof = Finding & Readonly<{ id: string; about: string }>;

/**
 * What was found in a copy, point by point. `looked` tells whether the texts were looked for with a reader's eyes; `table`
 * is what an inspection has to show. `failures` are the conditions that the copy is shown not to meet, none where it is in
 * order; `broken` are those of them that an inspection found, which the book's own pictures may cause. `doubts` are
 * conditions of which nothing can be told.
 */
export type Proof = Readonly<{
  format: string;
  anchors: number;
  links: number;
  looked: boolean;
  points: readonly PointProof[];
  table: string;
  failures: readonly string[];
  broken: readonly string[];
  doubts: readonly string[];
}>;

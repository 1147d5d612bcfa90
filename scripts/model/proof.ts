// The contract of a point of the proof: what a file of proof/points/ exports, and what it gets.

import type { Edition } from './book.ts';
import type { Format, Sighting } from './contract.ts';
import type { Copy } from './copy.ts';

/** A copy, the edition that it is compared with, and its text, prepared for the comparison. */
export type Reading = Readonly<{
  format: Format;
  edition: Edition;
  copy: Copy;
  /** The folded text of each document, in the copy's order. */
  folded: ReadonlyMap<string, string>;
  /** The folded text of all documents together. */
  all: string;
  /** Whether this run has made the copy. Only then must it mark its contents as our own files do. */
  own: boolean;
}>;

/** A reading, and for each text that was looked for with a rendered page, its places. The map is empty if nothing was rendered. */
export type Evidence = Reading & Readonly<{ sightings: ReadonlyMap<string, readonly Sighting[]> }>;

/**
 * What a point found: in words (`told`), and the documents where it was found. `failures` are conditions that the copy
 * demonstrably does not meet. `doubts` are conditions that cannot be judged for this copy; they are no faults.
 */
export type Finding = Readonly<{
  told: string;
  where: readonly string[];
  failures: readonly string[];
  doubts?: readonly string[];
}>;

/**
 * A point: one thing that a copy must keep. Points with `seen` need the rendered pages; the others are judged while the pages
 * are rendered. `run` returns undefined if the point does not apply to the copy.
 */
export type Point = Readonly<{
  id: string;
  /** One line: what must hold. */
  about: string;
}> &
  Readonly<
    | { seen?: never; run: (reading: Reading) => Finding | undefined }
    | { seen: true; run: (evidence: Evidence) => Finding | undefined }
  >;

/** What one point found. */
export type PointProof = Finding & Readonly<{ id: string; about: string }>;

/**
 * The result of the proof of a copy, point by point. `looked` says whether texts were looked for on rendered pages; `table`
 * is the table of the inspection. `failures` are the conditions that the copy demonstrably does not meet; `broken` are those
 * among them that the inspection found, which the book's own pictures may cause. `doubts` are conditions that cannot be
 * judged.
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

/** A file or folder, what it is (a format, a cover, or nothing that can be read), and what was found in it. */
export type Verdict = Readonly<{
  name: string;
  kind: string | undefined;
  proof?: Proof;
  /** What else there is to say. */
  told?: readonly string[];
  failures: readonly string[];
}>;

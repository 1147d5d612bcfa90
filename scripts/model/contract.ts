// The contracts of checks and formats: what a file of checks/ and one of formats/ exports.

import type { Point, Position } from 'unist';
import type { Artifact, Edition, Manuscript } from './book.ts';
import type { Copy } from './copy.ts';
import type { Finding, Severity } from './finding.ts';
import type { PrintedBook } from './printed-book.ts';
import type { Threads, World } from './world.ts';

/** Reports a fault at `place` of the file at `path`. `cure` says what the author can do about it. */
export type Tell<Rule extends string = string> = (
  rule: Rule,
  path: string,
  place: Point | Position | undefined,
  reason: string,
  cure?: string,
) => void;

/** A small book and the exact messages of a check about it. Examples are documentation and tests. */
export type Example = Readonly<{
  about: string;
  /** Files that replace those of a small sound book (chapters/01-one.md, NOTICE.md, book.yaml). Null removes a file. */
  files: Readonly<Record<string, string | Uint8Array | null>>;
  /** `path:line:column: severity: reason`, followed by ` (cure)` if there is one; empty if the book is in order. */
  messages: readonly string[];
}>;

/** A check of the manuscript. Messages show its rules as `ID-RULE`; these names never change. */
export type Check<Rule extends string = string> = Readonly<{
  id: string;
  /** One paragraph for authors: what must hold and why. */
  about: string;
  severity: Readonly<Record<Rule, Severity>>;
  /** The ids of the formats that the check concerns; undefined for all. */
  only?: readonly string[];
  examples: readonly Example[];
  run: (manuscript: Manuscript, tell: Tell<Rule>) => void;
}>;

/** An output format. `write` makes its files; `read` extracts from the finished files alone what a reader gets. */
export type Format = Readonly<{
  /** Its name on the command line and its folder under the output folder. */
  id: string;
  /** A paragraph or more for authors: what a reader gets. */
  about: string;
  /** The form of an anchor's id in the files of this format. */
  address: (id: string) => string;
  write: (edition: Edition, context: WriteContext) => Promise<readonly Artifact[]>;
  read: (artifacts: readonly Artifact[], threads?: Threads) => Promise<Copy>;
  /** The format needs the browser, which then starts while the book is read. */
  browser?: true;
  /** `made` if the format makes the printed book, `marked` if it marks the printed book's pages. */
  printedBook?: 'made' | 'marked';
  /** The label and the media type of its files, if the web edition offers them for download. */
  download?: Readonly<{ label: string; type: string }>;
  /**
   * `first` if writing it may show that the book cannot be made; `last` if it contains the downloads that the other formats
   * have made.
   */
  order?: 'first' | 'last';
  /** `none` if readers cannot follow links, as on paper: copies need no links and no anchors. */
  addresses?: 'none';
  /** Its copies contain the files of the book that chapters link to. Other formats link to the published web edition. */
  offersFiles?: true;
  /** `none` if the files need no metadata for title and language. */
  metadata?: 'none';
  /** Each document must show the copyright lines. */
  everywhere?: true;
  /** The machine-readable statements of the licence that its files must have. */
  marks?: readonly MarkDuty[];
  /**
   * Finds the places of texts in the finished files, which were read as `copy`, and whether they are visible there. The results
   * are in the order of the texts. Undefined if this needs the browser and there is none.
   */
  look?: (
    artifacts: readonly Artifact[],
    copy: Copy,
    texts: readonly string[],
    browser: World['browser'] | undefined,
    threads?: Threads,
  ) => Promise<readonly (readonly Sighting[])[] | undefined>;
  /** Inspects the finished files for requirements beyond the proof, such as a print service's. `copy` is still being read. */
  inspect?: (
    artifacts: readonly Artifact[],
    edition: Edition,
    copy: Promise<Copy>,
    threads?: Threads,
  ) => Promise<Inspection>;
}>;

/** What `write` gets besides the edition. */
export type WriteContext = Readonly<{
  world: World;
  /** Receives findings about the book that only writing shows. */
  tell?: (finding: Finding) => void;
  /** The printed book of the build. Without it, the format that makes it makes its own, and no other marks its pages. */
  printedBook?: PrintedBook;
  /** The downloads that other formats have made before. */
  made?: readonly Made[];
}>;

/** A file that a format made for download. */
export type Made = Artifact & Readonly<{ label: string; type: string }>;

/**
 * A `Mark` that a copy must have, by name. It holds the licence's sentence, its address, the document with its full text, or
 * a given value. With `each`, every document must have it.
 */
export type MarkDuty = Readonly<{
  name: string;
  holds: 'sentence' | 'address' | 'license' | Readonly<{ value: string }>;
  each?: true;
}>;

/** A place of a text: the document, and the words that are not visible there with the reason; undefined if all are. */
export type Sighting = Readonly<{ from: string; unseen: string | undefined; why: string }>;

/** What an inspection found: a table for people, and the rules that are broken. */
export type Inspection = Readonly<{ table: string; failures: readonly string[] }>;

// What one file of checks/ and one of formats/ exports.

import type { Point, Position } from 'unist';
import type { Artifact, Copy, Edition, Manuscript } from './book.ts';
import type { Finding, Severity } from './finding.ts';
import type { PrintedBook } from './printed-book.ts';
import type { Threads, World } from './world.ts';

/** Says that something is wrong at `place` of the file at `path`; `cure` is what the author can do about it. */
export type Tell<Rule extends string = string> = (
  rule: Rule,
  path: string,
  place: Point | Position | undefined,
  reason: string,
  cure?: string,
) => void;

/** A book in small, and exactly what the check says of it: its documentation and its test at once. */
export type Example = Readonly<{
  about: string;
  /** Files laid over a small sound book (chapter `chapters/01-one.md`, NOTICE.md, book.yaml); bytes where text won't do, null where it lacks the file. */
  files: Readonly<Record<string, string | Uint8Array | null>>;
  /** `path:line:column: severity: reason` and, where there is one, ` (cure)`; none: the book is in order. */
  messages: readonly string[];
}>;

/** One check of the manuscript. Its rules are told as `ID-RULE`; these names never change. */
export type Check<Rule extends string = string> = Readonly<{
  id: string;
  /** One paragraph: what must hold and why. */
  about: string;
  severity: Readonly<Record<Rule, Severity>>;
  /** The formats (ids) that mind; left out: all. */
  only?: readonly string[];
  examples: readonly Example[];
  run: (manuscript: Manuscript, tell: Tell<Rule>) => void;
}>;

/** One output format. `write` makes its files; `read` gets from the finished files alone what a reader gets. */
export type Format = Readonly<{
  /** Its name on the command line and its folder under the output folder. */
  id: string;
  /** A paragraph or more: what a reader gets. */
  about: string;
  /** The form that an anchor's id takes in this format's files. */
  address: (id: string) => string;
  /**
   * `run` is the printed book of a build; left out, a format that is printed makes its own, and no other tells of it.
   * `made` is what was made for download before.
   */
  write: (
    edition: Edition,
    world: World,
    tell: (finding: Finding) => void,
    run?: PrintedBook,
    made?: readonly Made[],
  ) => Promise<readonly Artifact[]>;
  read: (artifacts: readonly Artifact[], threads?: Threads) => Promise<Copy>;
  /** Whether making it takes the browser, which then starts while the book is read. */
  browser?: true;
  /** Whether it tells where the pages of the printed book begin. */
  paged?: true;
  /** What its files are called and their media type, where readers may want to take them along. */
  download?: Readonly<{ label: string; type: string }>;
  /** Whether it is written after the others, and gets what they made for download. */
  last?: true;
  /** Whether it is for paper: its file need not tell title and language. */
  printed?: true;
  /** Whether each of its documents shows the copyright lines. */
  everywhere?: true;
  /** What its files must tell machines of the licence. */
  marks?: readonly MarkDuty[];
  /**
   * Where in the finished files, read as `copy`, each of some texts stands, and whether it can be seen there: in the order of the texts.
   * Undefined where that takes the browser and there is none.
   */
  look?: (
    artifacts: readonly Artifact[],
    copy: Copy,
    texts: readonly string[],
    browser: World['browser'] | undefined,
    threads?: Threads,
  ) => Promise<readonly (readonly Sighting[])[] | undefined>;
  /** What its finished files, which are being read as `copy`, must keep beyond the proof: a printer's rules, for example. */
  inspect?: (
    artifacts: readonly Artifact[],
    edition: Edition,
    copy: Promise<Copy>,
    threads?: Threads,
  ) => Promise<Inspection>;
}>;

/** A file that a format made for download. */
export type Made = Artifact & Readonly<{ label: string; type: string }>;

/**
 * A mark that must be there (`Mark`'s name): with the licence's sentence, its address, the full text's document, or a
 * value; `each`: in every document.
 */
export type MarkDuty = Readonly<{
  name: string;
  holds: 'sentence' | 'address' | 'license' | Readonly<{ value: string }>;
  each?: true;
}>;

/** A place of a text: its document; what of it can't be seen there, with the reason, or undefined where all can. */
export type Sighting = Readonly<{ from: string; unseen: string | undefined; why: string }>;

/** What an inspection found: a table for people, and what must not be; none where all is in order. */
export type Inspection = Readonly<{ table: string; failures: readonly string[] }>;

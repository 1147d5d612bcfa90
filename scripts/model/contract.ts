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
  write: (edition: Edition, context: WriteContext) => Promise<readonly Artifact[]>;
  read: (artifacts: readonly Artifact[], threads?: Threads) => Promise<Copy>;
  /** Whether making it takes the browser, which then starts while the book is read. */
  browser?: true;
  /** What it has to do with the printed book: `made` by it, or its pages `marked` in it. */
  printedBook?: 'made' | 'marked';
  /** What its files are called and their media type, where readers may want to take them along. */
  download?: Readonly<{ label: string; type: string }>;
  /**
   * When it is written: `first`, since making it may show that the book can't be made; `last`, with what the others made for
   * download.
   */
  order?: 'first' | 'last';
  /** `none` where its readers can follow no address, as on paper: it needs no links and no anchors. */
  addresses?: 'none';
  /** `none` where its file need not tell title and language. */
  metadata?: 'none';
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

/** What a format is given beside the edition. */
export type WriteContext = Readonly<{
  world: World;
  /** Is told what only making the files shows. */
  tell?: (finding: Finding) => void;
  /** The printed book of a build; left out, the format that makes it makes its own, and no other marks its pages. */
  printedBook?: PrintedBook;
  /** What was made for download before. */
  made?: readonly Made[];
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

// The types of what readers get: finished files, read back from their bytes.

import type { Texts } from './placed-text.ts';

/** A link inside a copy: the document or page that it is on, its target's id or address, and whether that exists. */
export type CopyLink = Readonly<{ from: string; to: string; found: boolean }>;

/** A machine-readable statement of the licence: a property's name and value. `from` is the document or part that has it. */
export type Mark = Readonly<{ from: string; name: string; value: string }>;

/** A block of code of a copy. `from` is the document that has it, `text` its unchanged text. */
export type CodeBlock = Readonly<{ from: string; text: string }>;

/**
 * A formula of a copy. `from` is the document that has it, `alternative` its text alternative, `shape` what it shows as the
 * edition would say it (`tree/formulas.ts`), if the format tells that.
 */
export type CopyFormula = Readonly<{
  from: string;
  alternative: string | undefined;
  shape: string | undefined;
}>;

/** Stage 5. What a reader of finished files gets, read back from their bytes alone. */
export type Copy = Readonly<{
  /** The text that a reader sees, by document: a file of a web edition or EPUB, a page of a PDF. */
  documents: ReadonlyMap<string, string>;
  /** The targets of links in the format's own form: ids, named destinations. */
  anchors: ReadonlySet<string>;
  /** The documents that have each anchor, for formats in which several documents may have the same id. */
  standing?: ReadonlyMap<string, readonly string[]>;
  /** Links inside the copy. */
  links: readonly CopyLink[];
  /** Links to addresses outside of the copy. */
  addresses: readonly Readonly<{ from: string; to: string }>[];
  marks: readonly Mark[];
  /** Its blocks of code; undefined if the format does not tell them from other text (PDF). */
  code: readonly CodeBlock[] | undefined;
  /** Its formulas; undefined if the file does not tell them from other text. */
  formulas?: readonly CopyFormula[] | undefined;
  /** Files that nothing in the copy refers to. */
  strays: readonly string[];
  metadata: Readonly<{ title: string; language: string; rights: string; creators: readonly string[] }>;
  /** The program that made the file, if its metadata say so. */
  producer?: string;
  /** Each stretch of text with its place, by page, if the copy has pages. Inspections use it instead of reading again. */
  texts?: Texts;
}>;

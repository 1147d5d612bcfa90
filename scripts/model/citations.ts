// The types of citations: the files that a book's bibliography is made of, and what citeproc makes of them.

import type { Point, Position } from 'unist';

/** One source that a citation names: its key, the words around it, and how it is shown. */
export type CiteItem = Readonly<{
  key: string;
  prefix?: string;
  /** The place in the source: a CSL label (`page`) and its value. */
  label?: string;
  locator?: string;
  suffix?: string;
  /** The author's name stands in the text already. */
  suppressAuthor?: boolean;
}>;

/** A citation: `isText` if its first author's name is part of the sentence (`@knuth1984 says`). */
export type Citation = Readonly<{ items: readonly CiteItem[]; isText: boolean }>;

/** What is wrong with a bibliography: in one of its files, or in the file that names it. */
export type BibliographyFault = Readonly<{
  rule: 'file' | 'entry' | 'duplicate' | 'style' | 'locale';
  path: string;
  place: Point | Position | undefined;
  reason: string;
  cure: string;
}>;

/** An entry of the list of references, as HTML of citeproc. `label` stands before it in numeric styles (`[1]`). */
export type Reference = Readonly<{ key: string; label: string | undefined; html: string }>;

/** A citation in the form of the style, as HTML with keys between `linkMarks`, and the keys that it names. */
export type FormattedCitation = Readonly<{ html: string; keys: readonly string[] }>;

/** The bibliography of a book: all its keys, and its citations and cited entries in the form of its style. */
export type Bibliography = Readonly<{
  sources: readonly Readonly<{ path: string; text: string }>[];
  keys: ReadonlySet<string>;
  faults: readonly BibliographyFault[];
  /** The citations, by their numbers in the order of the book. */
  citations: readonly FormattedCitation[];
  references: readonly Reference[];
}>;

/** The marks in the text of a citation: before a key, after it, and after the words that link to its entry. */
export const linkMarks = ['\ue010', '\ue011', '\ue012'] as const;

// The stages of a book as types: Manuscript → Book → Edition → Artifact → Copy → Proof.

import type { Root as HtmlTree } from 'hast';
import type { Heading, Root as MarkdownTree } from 'mdast';
import type { Position } from 'unist';
import type { VFile } from 'vfile';
import type { Derivation } from '../settings/derivation.ts';
import type { Locate, Manifest } from '../settings/manifest.ts';
import type { Words } from '../settings/words/names.ts';
import type { ChapterList, Standing } from './chapter-list.ts';
import type { Texts } from './placed-text.ts';
import type { Refusal } from './world.ts';

/** A text file of the book: its path from the book's folder, and its text. */
export type Source = Readonly<{ path: string; text: string }>;

/** One licence that an expression names: its SPDX id, its name, its address where one is known, its text word for word. */
export type LicenseText = Readonly<{
  id: string;
  name: string;
  url: string | undefined;
  text: string;
  /** Whether the text is a file of the book that is written in Markdown. */
  markdown: boolean;
}>;

/** Texts of licences that are files of the book, by SPDX id. */
export type LicenseFiles = ReadonlyMap<string, Source>;

/** book.yaml: its text, and where in it a key stands. */
export type Settings = Source & Readonly<{ locate: Locate }>;

/** The notice that every copy must carry, as the book's own file has it. */
export type Notice = Source & Readonly<{ tree: MarkdownTree }>;

/** One chapter as received. `name` is its path under the folder of chapters without the ending, `/` made `-`: unique in the book. */
export type Chapter = Source &
  Standing &
  Readonly<{ name: string; tree: MarkdownTree; headings: readonly Section[] }>;

/**
 * A heading: its rank (1–6), the number in its text (`1.3`, without the last full stop) where there is one, the
 * text after the number, and its ids, as an anchor has them. `named` tells whether the author gave it with `<a name>`.
 */
export type Section = Readonly<{
  id: string;
  local: string;
  slugs: readonly string[];
  named: boolean;
  rank: Heading['depth'];
  number: string | undefined;
  title: string;
  place: Position;
  node: Heading;
}>;

/** What has a caption and a number. */
export type CaptionKind = 'listing' | 'figure' | 'table';

/** What an anchor names: a chapter's or section's heading, a place, a note, a defined term, what has a caption. */
export type AnchorKind = 'chapter' | 'section' | 'place' | 'note' | 'term' | CaptionKind;

/**
 * An address in the book. `home` is the chapter's name; `title` that of the heading it is, or stands under, or its
 * caption. Captions are found by rendering: for a manuscript they are places.
 *
 * `id` is unique in the book, for editions that are one document; `local` is unique in the chapter only, and what the
 * author, mdBook and GitHub know. They differ where another chapter has the same. `slugs` are further local ids: those that
 * mdBook and GitHub make of a heading's text, where the heading has another one.
 */
export type Anchor = Readonly<{
  id: string;
  local: string;
  slugs?: readonly string[];
  kind: AnchorKind;
  number: string | undefined;
  title: string;
  home: string;
}>;

/** An anchor as the manuscript has it, and whether the author gave its local id. */
export type PlacedAnchor = Anchor & Readonly<{ named: boolean; path: string; place: Position }>;

/** An image file: bytes, its kind by content, and its size in CSS pixels where it has one. */
export type Image = Readonly<{
  path: string;
  content: Uint8Array;
  type: string;
  width: number | undefined;
  height: number | undefined;
  /** That it is no file of its own: its bytes stand in the chapter, as `data:`. */
  embedded?: true;
}>;

/** An image as read: a refusal where the file can't be used, `'damaged'` where it is no image or not a whole one. */
export type ReadImage = Image | Refusal | 'damaged';

/** The parts of a cover that the book may have an image of its own for. */
export type CoverPart = 'front' | 'spine' | 'back';

/** Stage 1. Read and parsed, ids given, not trusted. */
export type Manuscript = Readonly<{
  manifest: Manifest;
  settings: Settings;
  /** Undefined where the book has no file for it: copyright lines and the licence's sentence are its notice then. */
  notice: Notice | undefined;
  /** The texts of licences that are files of the book, by SPDX id. */
  licenses: LicenseFiles;
  /** The notice of the book that this one was made from, where it was. */
  original: Notice | undefined;
  /** anchors.lock, where there is one: no part of the digest, since building adds to it. */
  lock: Source | undefined;
  /** Where the chapters are listed, and what is listed beside them. */
  list: ChapterList;
  /** Markdown files beside the chapters that nothing of the book names. */
  unlisted: readonly string[];
  chapters: readonly Chapter[];
  /** In the order of the text. */
  anchors: readonly PlacedAnchor[];
  /** Names that stand a second time in their chapter: they are no anchors, links lead to the first. */
  repeated: readonly PlacedAnchor[];
  /** By path from the book's folder. */
  images: ReadonlyMap<string, ReadImage>;
  cover: ReadonlyMap<CoverPart, ReadImage>;
  /** The files of examples/ that blocks of code show, by path; a refusal where one can't be used. */
  samples: ReadonlyMap<string, Source | Refusal>;
  /** Files that chapters name to be shown, and that could not be. */
  unshown: readonly UnshownFile[];
  /** SHA-256 of the list `digest  path` of all files above, as `sha256sum` writes it. */
  digest: string;
}>;

/** A file, or a part of it, that could not be shown where the chapter names it, and why. */
export type IncludeFault = Readonly<{
  /** What is written in the chapter, or in a file that it shows. */
  directive: string;
  file: string;
  part: string;
  problem: Refusal | 'circle' | 'region';
}>;

/** A file that could not be shown, and where the chapter at `path` names it. */
export type UnshownFile = IncludeFault & Readonly<{ path: string; place: Position | undefined }>;

declare const checked: unique symbol;

/** Stage 2. A manuscript without errors; only `check` makes one. */
export type Book = Manuscript & { readonly [checked]: true };

/** A page of the edition's own, beside the chapters: the copyright page, the licence, the colophon. */
export type Page = Readonly<{ id: string; title: string; tree: HtmlTree }>;

/** A heading with the headings under it. */
export type Entry = Readonly<{
  id: string;
  number: string | undefined;
  title: string;
  children: readonly Entry[];
}>;

/** A chapter of the edition. A link inside the book is `#id`, an image's `src` its path from the book's folder. */
export type RenderedChapter = Standing & Readonly<{ name: string; tree: HtmlTree; entry: Entry }>;

/** Something with a caption: `label` is how it is called (`Listing 4.1`), `title` the caption's text after that. */
export type Caption = Anchor & Readonly<{ kind: CaptionKind; number: string; label: string }>;

/** A list of all listings, figures or tables with captions, shown after the contents; `id` is that of its heading. */
export type CaptionList = Readonly<{
  id: string;
  kind: CaptionKind;
  title: string;
  captions: readonly [Caption, ...Caption[]];
}>;

/** A use of a term: its words, main term first, and the id of the place that tells of it, or another term to look up. */
export type TermUse = Readonly<{ words: readonly string[]; id?: string; see?: string }>;

/** A term of the index: the ids of where it is told of, other terms to look up, and the terms under it. */
export type IndexTerm = Readonly<{
  term: string;
  ids: readonly string[];
  see: readonly string[];
  under: readonly IndexTerm[];
}>;

/** The index, its terms sorted and grouped by letter; `id` is that of its heading. */
export type Index = Readonly<{
  id: string;
  title: string;
  groups: readonly Readonly<{ letter: string; terms: readonly IndexTerm[] }>[];
}>;

/** Stage 3. HTML trees made once for all formats, and a table of every anchor in the order of the text. */
export type Edition = Readonly<{
  manifest: Manifest;
  /** The date of every date in every output. */
  date: Date;
  /** Direction of the language's script. */
  direction: 'ltr' | 'rtl';
  /** The program's own words in the book. */
  words: Words;
  copyright: Page;
  license: Page;
  colophon: Page;
  chapters: readonly RenderedChapter[];
  anchors: ReadonlyMap<string, Anchor>;
  /** Listings, figures and tables with captions, in the order of the text. */
  captions: readonly Caption[];
  /** Those of them that the book wants and that have entries, in their order. */
  lists: readonly CaptionList[];
  index: Index | undefined;
  images: ReadonlyMap<string, Image>;
  cover: ReadonlyMap<CoverPart, Image>;
  /** The files of examples/ that blocks of code show (`<code data-file>`), by path. */
  samples: ReadonlyMap<string, Source>;
  /** What every copy must say: held against the finished files. */
  duties: Duties;
  /** The texts of its licences and of its sample programs', for files of their own. */
  licenses: Readonly<{ book: readonly LicenseText[]; samples: readonly LicenseText[] }>;
  /** What a derivative owes to its original. */
  derivation?: Derivation;
}>;

/** The texts that every copy must carry, as plain text; compared with white space and quotes folded. */
export type Duties = Readonly<{
  notice: readonly string[];
  copyright: readonly string[];
  sentence: string;
  /** The text of each licence in full, in the pieces in which it stands together. */
  license: readonly string[];
  /** The address of each licence that has one. */
  licenseUrls: readonly string[];
  source: string | undefined;
  /** That whoever copies the book accepts the licence; undefined in the public domain. */
  assent: string | undefined;
  warranty: string;
  /** Under which licence the sample programs are, where the book has any. */
  samples: string | undefined;
}>;

/** Stage 4. A file to be written: path from the output folder, `/`-separated, and its bytes. */
export type Artifact = Readonly<{ path: string; content: Uint8Array }>;

/** A link of a copy: the id of its target inside the copy, or its address. `from` names the document or page. */
export type CopyLink = Readonly<{ from: string; to: string; found: boolean }>;

/** What a copy tells machines of its licence: the property's name, and its value. `from` names the document or part. */
export type Mark = Readonly<{ from: string; name: string; value: string }>;

/** A block of code of a copy, its lines as they are. */
export type CodeBlock = Readonly<{ from: string; text: string }>;

/** What a reader of an artifact gets, read back from the finished bytes alone. */
export type Copy = Readonly<{
  /** Text that a reader sees, document by document (files of a web edition or EPUB, pages of a PDF). */
  documents: ReadonlyMap<string, string>;
  /** Addresses in the form the format gives them: ids, named destinations. */
  anchors: ReadonlySet<string>;
  /** The documents in which each of them stands, where they are addresses in a document: two may then have the same. */
  standing?: ReadonlyMap<string, readonly string[]>;
  /** Links inside the copy. */
  links: readonly CopyLink[];
  /** Links that lead out of it. */
  addresses: readonly Readonly<{ from: string; to: string }>[];
  marks: readonly Mark[];
  /** Its blocks of code; undefined where they are text like all other (a PDF's). */
  code: readonly CodeBlock[] | undefined;
  /** Files in it that nothing leads to. */
  strays: readonly string[];
  metadata: Readonly<{ title: string; language: string; rights: string; creators: readonly string[] }>;
  /** Which program the file says it was made by, where its kind has a place for it. */
  producer?: string;
  /** Where each stretch of text stands, page by page, where a copy has pages: inspections need not read it again. */
  texts?: Texts;
}>;

/** What a stage found wrong with the book, each file with its messages. */
export type Report = readonly VFile[];

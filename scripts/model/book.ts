// The types of a book's stages: Manuscript → Book → Edition → Artifact → Copy → Proof.

import type { Root as HtmlTree } from 'hast';
import type { Heading, Root as MarkdownTree } from 'mdast';
import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';
import type { Derivation } from '../settings/derivation.ts';
import type { Locate, Manifest } from '../settings/manifest.ts';
import type { Words } from '../settings/words/names.ts';
import type { CaptionNumbering, ChapterList, Standing } from './chapter-list.ts';
import type { Bibliography } from './citations.ts';
import type { DiagramFault } from './diagrams.ts';
import type { Finding } from './finding.ts';
import type { LinkedFile, OfferedFile } from './offered-files.ts';
import type { Refusal } from './world.ts';

/** A fault of a stylesheet of the book: no CSS, a missing font, what is refused, no token, or colours that are too alike. */
export type ThemeFault = Readonly<{
  rule: 'syntax' | 'file' | 'refused' | 'token' | 'contrast';
  path: string;
  place: Point | undefined;
  reason: string;
  cure: string;
}>;

/** A text file of the book. `path` is relative to the book's folder. */
export type Source = Readonly<{ path: string; text: string }>;

/** A licence that an SPDX expression names: its SPDX id, its name, its address if known, and its full text, verbatim. */
export type LicenseText = Readonly<{
  id: string;
  name: string;
  url: string | undefined;
  text: string;
  /** Whether the text is Markdown: only files of the book may be. */
  markdown: boolean;
}>;

/** The texts of licences that are files of the book, by SPDX id. */
export type LicenseFiles = ReadonlyMap<string, Source>;

/** book.yaml: its text and the places of its keys. */
export type Settings = Source & Readonly<{ locate: Locate }>;

/** The file with the notice that every copy must carry. */
export type Notice = Source & Readonly<{ tree: MarkdownTree }>;

/** One chapter. `name` is its path in the folder of chapters without the extension and with `-` for `/`; it is unique in the book. */
export type Chapter = Source &
  Standing &
  CaptionNumbering &
  Readonly<{ name: string; tree: MarkdownTree; headings: readonly Section[] }>;

/**
 * A heading of a chapter. `number` is the number in its text (`1.3`, without the last full stop), `title` the text after
 * it. `isGiven` says that Colophon gave the number (`numbering` in book.yaml), so that it is not in the text. `id`,
 * `local` and `slugs` are as in `Anchor`; `named` says whether the author gave the id with `<a name>`.
 */
export type Section = Readonly<{
  id: string;
  local: string;
  slugs: readonly string[];
  named: boolean;
  rank: Heading['depth'];
  number: string | undefined;
  isGiven?: true;
  title: string;
  place: Position;
  node: Heading;
}>;

/** The kinds of things that have a caption and a number. */
export type CaptionKind = 'listing' | 'figure' | 'table';
type NumberedKind = CaptionKind | 'equation' | 'theorem';
/** What an anchor names: the heading of a chapter or section, a place in the text, a note, a defined term, a caption. */
export type AnchorKind = 'chapter' | 'section' | 'place' | 'note' | 'term' | NumberedKind;

/**
 * A target of links. `home` is the chapter's name. `title` is the text of a caption, of a heading, or of the heading above
 * the anchor. Captions are found by rendering, so that they are of the kind `place` in a manuscript.
 * `label` is what references call a theorem, such as `Lemma 1.2`.
 * `id` is unique in the book, for editions that are one document. `local` is unique in the chapter; it is the id that the
 * author, mdBook and GitHub use, and differs from `id` only if another chapter has it too. `slugs` are further local ids of a
 * heading with another id: those that mdBook and GitHub make of its text.
 */
export type Anchor = Readonly<{
  id: string;
  local: string;
  slugs?: readonly string[];
  kind: AnchorKind;
  number: string | undefined;
  label?: string;
  title: string;
  home: string;
}>;

/** An anchor with its place in the manuscript. `named` says whether the author gave its local id. */
export type PlacedAnchor = Anchor & Readonly<{ named: boolean; path: string; place: Position }>;

/** An image file. `type` is found from the content (`png`, `jpg`…); the size is in CSS pixels, undefined if it has none. */
export type Image = Readonly<{
  path: string;
  content: Uint8Array;
  type: string;
  width: number | undefined;
  height: number | undefined;
  /** The image is no file of its own: the chapter contains it as a `data:` address. */
  embedded?: true;
}>;

/** An image, or why there is none: a refusal to read the file, or `'damaged'` if it is no image or incomplete. */
export type ReadImage = Image | Refusal | 'damaged';

/** The parts of a cover for which a book may have an image. */
export type CoverPart = 'front' | 'spine' | 'back';

/** Stage 1. The book, read and parsed, with an id for each heading. Nothing in it is checked. */
export type Manuscript = Readonly<{
  manifest: Manifest;
  settings: Settings;
  /** Undefined if the book has no such file: the copyright lines and the licence's sentence then serve as the notice. */
  notice: Notice | undefined;
  licenses: LicenseFiles;
  /** The original's notice, if the book is a derivative. */
  original: Notice | undefined;
  /** anchors.lock, if there is one. It is not part of the digest, since builds add to it. */
  lock: Source | undefined;
  /** Where the chapters are listed, and what is listed beside them. */
  list: ChapterList;
  /** Markdown files beside the chapters that nothing of the book names. */
  unlisted: readonly string[];
  chapters: readonly Chapter[];
  /** In the order of the text. */
  anchors: readonly PlacedAnchor[];
  /** Names that a chapter has a second time. They are no anchors: links lead to the first. */
  repeated: readonly PlacedAnchor[];
  /** By path from the book's folder. */
  images: ReadonlyMap<string, ReadImage>;
  cover: ReadonlyMap<CoverPart, ReadImage>;
  /** The files that blocks of code name and show, by path, or why they cannot be read. */
  samples: ReadonlyMap<string, Source | Refusal>;
  /** What is at the paths that links name and where no chapter is (`path` in a link's `Target`). */
  files: ReadonlyMap<string, LinkedFile>;
  /** The files that chapters name to be shown and that could not be. */
  unshown: readonly UnshownFile[];
  /** The diagrams that could not be drawn. The chapters have their sources as listings. */
  diagramFaults: readonly DiagramFault[];
  /** The book's own stylesheets, and what is wrong with them. */
  theme: Readonly<{ sources: readonly Source[]; faults: readonly ThemeFault[] }>;
  /** What the author's own plugins said of the chapters. */
  said: readonly Finding[];
  /** The bibliography; undefined if the book names none. */
  bibliography: Bibliography | undefined;
  /** The paths of all files that were read and used. */
  sources: readonly string[];
  /** SHA-256 of a list of all files above, in the format of `sha256sum` (`digest  path`). */
  digest: string;
}>;

/** A file, or a part of it, that could not be shown where the chapter names it, and why. */
export type IncludeFault = Readonly<{
  /** What is written in the chapter, or in a file that it shows. */
  directive: string;
  file: string;
  part: string;
  problem: Refusal | 'circle' | 'region' | 'open';
}>;

/** A file that could not be shown, and where the chapter at `path` names it. */
export type UnshownFile = IncludeFault & Readonly<{ path: string; place: Position | undefined }>;

declare const checked: unique symbol;

/** Stage 2. A manuscript without errors. Only `check` makes one. */
export type Book = Manuscript & { readonly [checked]: true };

/** A page that the edition adds to the chapters: the copyright page, the licence, the colophon. */
export type Page = Readonly<{ id: string; title: string; tree: HtmlTree }>;

/** A heading in the table of contents, with the headings below it. */
export type Entry = Readonly<{
  id: string;
  number: string | undefined;
  title: string;
  children: readonly Entry[];
  /** Whether it is the title of a part. */
  isPart?: true;
}>;

/**
 * A chapter of the edition, or the page of a part (`isPart`). Links inside the book are `#id`; an image's `src` is its path
 * from the book's folder. A link to an offered file has its path as `data-file`, and as `href` its address in the
 * published web edition, if that is known.
 */
export type RenderedChapter = Standing &
  CaptionNumbering &
  Readonly<{
    name: string;
    tree: HtmlTree;
    entry: Entry;
    /** It has no heading that readers see: an empty element has the id of its title, which only contents name. */
    isUntitled?: true;
    isPart?: true;
  }>;

/** A caption: `label` is `Listing 4.1`, for example, `title` the text after it. */
export type Caption = Anchor & Readonly<{ kind: CaptionKind; number: string; label: string }>;

/** A list of all listings, figures or tables with captions, which follows the contents. `id` is that of its heading. */
export type CaptionList = Readonly<{
  id: string;
  kind: CaptionKind;
  title: string;
  captions: readonly [Caption, ...Caption[]];
}>;

/**
 * A use of a term: its words, main term first, and the id of the place that tells of it, or another term to look up. If the
 * text from there on tells of it, `until` is the id of the place where it ends.
 */
export type TermUse = Readonly<{ words: readonly string[]; id?: string; until?: string; see?: string }>;

/**
 * A term of the index: the ids of its places, the ends of those that are ranges by the ids of their beginnings, the terms that
 * it refers to (`see`), and its subterms (`under`).
 */
export type IndexTerm = Readonly<{
  term: string;
  ids: readonly string[];
  ends: ReadonlyMap<string, string>;
  see: readonly string[];
  under: readonly IndexTerm[];
}>;

/** The index: terms, sorted and grouped by letter. `id` is that of its heading. */
export type Index = Readonly<{
  id: string;
  title: string;
  groups: readonly Readonly<{ letter: string; terms: readonly IndexTerm[] }>[];
}>;

/** Stage 3. HTML trees for all formats, and a table of all anchors in the order of the text. */
export type Edition = Readonly<{
  manifest: Manifest;
  /** The date that all outputs use for every date. */
  date: Date;
  /** The direction of the language's script. */
  direction: 'ltr' | 'rtl';
  /** The words that Colophon adds to the book. */
  words: Words;
  copyright: Page;
  license: Page;
  colophon: Page;
  chapters: readonly RenderedChapter[];
  anchors: ReadonlyMap<string, Anchor>;
  /** Listings, figures and tables with captions, in the order of the text. */
  captions: readonly Caption[];
  /** The lists of captions that the book asks for and that have entries, in their order. */
  lists: readonly CaptionList[];
  index: Index | undefined;
  images: ReadonlyMap<string, Image>;
  cover: ReadonlyMap<CoverPart, Image>;
  /** The files of examples/ that blocks of code show (`<code data-file>`), by path. */
  samples: ReadonlyMap<string, Source>;
  /** The files that its web edition offers because chapters link to them, by path from the book's folder. */
  files: ReadonlyMap<string, OfferedFile>;
  /** The paths of the files of the book that it was made from. */
  sources: readonly string[];
  /** The texts that the proof looks for in every copy. */
  duties: Duties;
  /** The licences of the book and of its sample programs, for files of their own. */
  licenses: Readonly<{ book: readonly LicenseText[]; samples: readonly LicenseText[] }>;
  /** What a derivative must say about its original. */
  derivation?: Derivation;
}>;

/** The texts that every copy must carry, as plain text. White space and the form of quotes do not count. */
export type Duties = Readonly<{
  notice: readonly string[];
  copyright: readonly string[];
  sentence: string;
  /** The full text of each licence, in pieces that stay together in every edition. */
  license: readonly string[];
  /** The addresses of the licences that have one. */
  licenseUrls: readonly string[];
  source: string | undefined;
  /** The sentence that whoever copies the book accepts the licence; undefined in the public domain. */
  assent: string | undefined;
  warranty: string;
  /** The sentence on the licence of the sample programs, if the book has any. */
  samples: string | undefined;
}>;

/** Stage 4. A file to be written. `path` is relative to the output folder and `/`-separated. */
export type Artifact = Readonly<{ path: string; content: Uint8Array }>;

/** The messages of a stage, by file. */
export type Report = readonly VFile[];

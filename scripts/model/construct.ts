// The contract of a construct: what a file of dialect/constructs/ exports.

import type { Root as HtmlTree } from 'hast';
import type { Schema } from 'hast-util-sanitize';
import type { Root as MarkdownTree } from 'mdast';
import type { Plugin } from 'unified';
import type { Position } from 'unist';
import type { Manifest } from '../settings/manifest.ts';
import type { Words } from '../settings/words/names.ts';
import type {
  Anchor,
  Book,
  Caption,
  Chapter,
  IncludeFault,
  PlacedAnchor,
  RenderedChapter,
  Source,
  TermUse,
} from './book.ts';
import type { DiagramFault } from './diagrams.ts';
import type { Refusal, World } from './world.ts';

/**
 * Markdown, and the HTML that every edition starts from: documentation and test at once. The Markdown ends the one
 * chapter, number 1, of a small sound book; the HTML is that of these lines.
 */
export type MarkdownExample = Readonly<{
  about: string;
  markdown: string;
  html: string;
  /** Further lines of book.yaml. */
  settings?: string;
  /** Further files of the book. */
  files?: Readonly<Record<string, string | Uint8Array>>;
}>;

/**
 * A construct of the dialect: something that authors may write beyond CommonMark and GFM. Each step is optional; they are
 * in the order in which they are done. A construct whose elements have class names of their own has its look in
 * `templates/constructs/ID.css`, which every edition takes up.
 */
export type Construct = Readonly<{
  id: string;
  /** The heading of its page in the manual, such as `Alerts`. */
  title: string;
  /** A paragraph for authors: what the construct is, and where its syntax comes from. */
  about: string;
  /** What readers of each edition get, in a sentence or a few: on the web, in the EPUB, in the PDF, in print. */
  editions: string;
  /** The ids of the checks that tell authors what is wrong with it. The manual shows their examples as its bad inputs. */
  checks?: readonly string[];
  examples: readonly MarkdownExample[];
  /** Parsing: remark plugins that teach the parser its syntax, in chapters and in what these include. */
  syntax?: readonly Plugin[];
  /** Reading: replaces in a chapter's tree, in place, what book.yaml decides, before headings get their ids. */
  settle?: (tree: MarkdownTree, context: Readonly<{ manifest: Manifest; path: string }>) => void;
  /** Reading: finds it in a chapter's Markdown tree and marks it there (`data.hName`, `data.hProperties`), in place. */
  find?: (tree: MarkdownTree, context: FindContext) => void;
  /** Reading: connects chapters with places of each other, in place, once all anchors of the book are known. */
  connect?: (chapters: readonly Chapter[], context: ConnectContext) => void;
  /** Reading: the files of the book that it shows. */
  files?: Readonly<{
    /** The paths, from the book's folder, of the files that a chapter's tree names. */
    named: (tree: MarkdownTree, source: Source) => readonly string[];
    /** The paths that the text of such a file names itself, where these files are shown too. */
    namedInText?: (text: string, path: string) => readonly string[];
    /** Puts the files that could be read into a chapter's tree, in place, before anything else is made of the tree. */
    show: (tree: MarkdownTree, context: ShowContext) => void;
    /** Whether the web edition offers them for download, as sample programs. */
    offered?: true;
  }>;
  /**
   * Reading: makes pictures of what chapters describe in words, in place, once they show all files. It gives what is
   * wrong with them.
   */
  draw?: (
    chapters: readonly Readonly<{ source: Source; tree: MarkdownTree }>[],
    context: Readonly<{ world: World; words: Words; manifest: Manifest }>,
  ) => Promise<readonly DiagramFault[]>;
  /**
   * Reading: what the chapters need of a package that most books do without, or of each other, in place, when all files are
   * shown. It loads such a package only if a chapter needs it.
   */
  prepare?: (
    chapters: readonly Readonly<{ source: Source; tree: MarkdownTree }>[],
    manifest: Manifest,
  ) => Promise<void>;
  /** Rendering: changes the words of a chapter's Markdown tree, in place, just before it becomes HTML. */
  typeset?: (tree: MarkdownTree, language: string) => void;
  /** What its elements have beyond the safe subset: attributes, or class names, by tag name. */
  attributes?: NonNullable<Schema['attributes']>;
  /** Rendering: finishes a chapter's HTML tree, which is safe by then, in place: words of the book's language, roles. */
  finish?: (tree: HtmlTree, words: Words) => void;
  /** Rendering: numbers it through all chapters, in place, and gives what the book makes of it. */
  collect?: (chapters: readonly RenderedChapter[], context: CollectContext) => Collected;
}>;

/** The chapter in which a construct is found, and the keys of the book's bibliography, if it has one. */
export type FindContext = Readonly<{ source: Source; keys: ReadonlySet<string> | undefined }>;

/** The chapter into which files are put, the files by path, and what the construct needs for it. */
export type ShowContext = Source &
  Readonly<{
    files: ReadonlyMap<string, Source | Refusal>;
    parse: (markdown: string) => MarkdownTree;
    tell: (fault: IncludeFault, place: Position | undefined) => void;
  }>;

/** What a construct that connects chapters has to know. */
export type ConnectContext = Readonly<{
  /** Gives the anchor to which a link in the chapter at `from` names. */
  find: (url: string, from: string) => PlacedAnchor | undefined;
  /** The paths of the book’s files, if any chapter has `![[` or `](word)`, which name files without folders or suffixes. */
  files: readonly string[];
}>;

/** What a construct that is collected through the whole book has to know. */
export type CollectContext = Readonly<{
  book: Book;
  words: Words;
  /** The anchors that the author gave, by id. */
  anchors: ReadonlyMap<string, Anchor>;
  /** Ids, and local ids, that an element made by the program may not have. */
  taken: ReadonlySet<string>;
  /** The id in the whole book of a place that book.yaml names, or the name itself where there is no such place. */
  idOf: (name: string) => string;
}>;

/** What the chapters have of a construct, in the order of the text. */
export type Collected = Readonly<{
  captions?: readonly Caption[];
  /** Anchors that are no captions. */
  anchors?: readonly Anchor[];
  /** Terms for the index. */
  terms?: readonly TermUse[];
  /** Chapters that follow those of the author. */
  chapters?: readonly RenderedChapter[];
}>;

// The list of a book's chapters, and where each of them stands in the book.

import type { Point } from 'unist';
import type { Role } from '../settings/roles.ts';

/** Where a chapter stands in its book. */
export type Standing = Readonly<{
  /** 1 for a chapter, 2 for a chapter inside a chapter, and so on. */
  level: number;
  /** Whether it stands before the numbered chapters, as a preface does, among them, or after them, as an appendix does. */
  matter: 'front' | 'body' | 'back';
  /** What it is in the book, if the author or the list of chapters says so. */
  role: Role | undefined;
  /** The title of the part that begins with it. */
  part: string | undefined;
  /** The title of the part that it belongs to. */
  within: string | undefined;
}>;

/** How the captions of a chapter are numbered. */
export type CaptionNumbering = Readonly<{
  /** The number that they begin with; undefined where captions are numbered through the book. */
  captionNumber: string | undefined;
}>;

/** A chapter in the list of chapters: its path from the book's folder, its title there, and where it is listed. */
export type ListedChapter = Standing &
  Readonly<{ path: string; title: string | undefined; list: string; place: Point | undefined }>;

/** The list of a book's chapters. `folder` is the one that names of chapters start from. */
export type ChapterList = Readonly<{
  folder: string;
  /** The SUMMARY.md, where that is the list. */
  source: Readonly<{ path: string; text: string }> | undefined;
  chapters: readonly ListedChapter[];
  /** Entries that no chapter is made of: an address of elsewhere, a file listed before, a chapter to be written. */
  faults: readonly Readonly<{
    kind: 'outside' | 'twice' | 'draft';
    entry: string;
    place: Point | undefined;
  }>[];
}>;

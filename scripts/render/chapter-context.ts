// What the steps of rendering a chapter know beside its tree: the chapter, its book, and which ids its elements get.

import type { Resolve } from '../dialect/links.ts';
import type { Book, Chapter } from '../model/book.ts';
import type { Words } from '../settings/words/names.ts';

/** What each plugin of `plugins/` is given. */
export type ChapterContext = Readonly<{
  chapter: Chapter;
  book: Book;
  resolve: Resolve;
  words: Words;
  /** What the ids of the chapter’s footnotes begin with; no other id of the book does. */
  notePrefix: string;
  /** The ids of the whole book, by the ids that the chapter has by itself. */
  ids: ReadonlyMap<string, string>;
}>;

/** Gives the context of each chapter of a book. */
export function chapterContexts(
  book: Book,
  resolve: Resolve,
  words: Words,
): (chapter: Chapter) => ChapterContext {
  const prefixOf = notePrefixes(book);
  const ids = new Map<string, Map<string, string>>(book.chapters.map(({ name }) => [name, new Map()]));
  for (const { home, local, id } of book.anchors) ids.get(home)?.set(local, id);
  return (chapter) => ({
    chapter,
    book,
    resolve,
    words,
    notePrefix: prefixOf(chapter),
    ids: ids.get(chapter.name) ?? new Map(),
  });
}

function notePrefixes({ anchors }: Book): (chapter: Chapter) => string {
  // Few names, if any, look like those of notes.
  const alike = anchors
    .flatMap(({ id, local, slugs = [] }) => [id, local, ...slugs])
    .filter((id) => id.includes('-fn'));
  return ({ name }) => {
    let prefix = `${name.replace(/\s+/g, '-')}-`;
    while (alike.some((id) => id.startsWith(`${prefix}fn`))) prefix += 'n-';
    return prefix;
  };
}

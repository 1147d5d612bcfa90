// Collects what the steps of rendering know beside a chapter's tree: the chapter, its book, and the ids of its elements.

import type { Resolve } from '../dialect/links.ts';
import type { Book, Chapter } from '../model/book.ts';
import type { Words } from '../settings/words/names.ts';

/** The context that each plugin of `plugins/` gets. */
export type ChapterContext = Readonly<{
  chapter: Chapter;
  book: Book;
  resolve: Resolve;
  words: Words;
  /** The prefix of the ids of the chapter’s footnotes. No other id of the book begins with it. */
  notePrefix: string;
  /** The ids in the whole book, by the local ids of the chapter. */
  ids: ReadonlyMap<string, string>;
}>;

/** Makes the context of each chapter of a book. */
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
  // Few names, if any, look like the ids of notes.
  const alike = anchors
    .flatMap(({ id, local, slugs = [] }) => [id, local, ...slugs])
    .filter((id) => id.includes('-fn'));
  return ({ name }) => {
    let prefix = `${name.replace(/\s+/g, '-')}-`;
    while (alike.some((id) => id.startsWith(`${prefix}fn`))) prefix += 'n-';
    return prefix;
  };
}

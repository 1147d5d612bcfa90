// Makes the navigation of an EPUB: nested contents of all ranks, lists of captions, the list of pages, and landmarks.

import type { Edition, Entry } from '../../model/book.ts';
import { nestedEntries } from '../../tree/nested-chapters.ts';
import type { PageBreak } from './page-breaks.ts';
import type { EpubPage } from './pages.ts';
import { xmlName } from './xhtml.ts';

/** An entry of the contents. `order` counts all entries from 1, which the NCX of EPUB 2 requires. */
export type NavEntry = Readonly<{
  order: number;
  number: string | undefined;
  title: string;
  href: string;
  children: readonly NavEntry[];
}>;

/** A landmark: a place that readers offer by its `epub:type`. */
export type Landmark = Readonly<{ type: string; title: string; href: string }>;

/**
 * Makes the contents: the copyright page, every chapter with its sections, the licence, the index, the colophon. `homes`
 * gives the file of each id.
 */
export function navEntries(
  { copyright, chapters, license, index, colophon }: Edition,
  homes: ReadonlyMap<string, string>,
): readonly NavEntry[] {
  let order = 0;
  const entry = ({ id, number, title, children }: Entry): NavEntry => {
    order += 1;
    return {
      order,
      number,
      title,
      href: `${homes.get(id) ?? ''}#${xmlName(id)}`,
      children: children.map(entry),
    };
  };
  const alone = ({ id, title }: Readonly<{ id: string; title: string }>): Entry => ({
    id,
    title,
    number: undefined,
    children: [],
  });
  const back = [license, ...(index ? [index] : []), colophon].map(alone);
  return [alone(copyright), ...nestedEntries(chapters), ...back].map(entry);
}

/** A list of listings, figures or tables. `type` is its `epub:type`, which does not exist for listings. */
export type NavList = Readonly<{
  id: string;
  type: string | undefined;
  title: string;
  entries: readonly Readonly<{ number: string; title: string; href: string }>[];
}>;

/** Makes the lists of captions. `homes` gives the file of each id. */
export function navLists({ lists }: Edition, homes: ReadonlyMap<string, string>): readonly NavList[] {
  return lists.map(({ id, kind, title, captions }) => ({
    id: xmlName(id),
    type: kind === 'figure' ? 'loi' : kind === 'table' ? 'lot' : undefined,
    title,
    entries: captions.map((caption) => ({
      number: caption.number,
      title: caption.title,
      href: `${homes.get(caption.id) ?? ''}#${xmlName(caption.id)}`,
    })),
  }));
}

/** A page of the printed book in the list of pages. `number` is undefined for a roman numeral. */
export type NavPage = Readonly<{ order: number; label: string; number: number | undefined; href: string }>;

/** Makes the list of pages. `before` is the number of entries of the contents, after which `order` goes on. */
export function navPages(
  breaks: readonly PageBreak[],
  homes: ReadonlyMap<string, string>,
  before: number,
): readonly NavPage[] {
  return breaks.map(({ label, id }, index) => ({
    order: before + index + 1,
    label,
    number: /^\d+$/.test(label) ? Number(label) : undefined,
    href: `${homes.get(id) ?? ''}#${xmlName(id)}`,
  }));
}

/** Counts entries, nested ones included. */
export function navCount(entries: readonly NavEntry[]): number {
  return entries.reduce((sum, { children }) => sum + 1 + navCount(children), 0);
}

/** Gives the depth of the nesting of entries. */
export function navDepth(entries: readonly NavEntry[]): number {
  return Math.max(0, ...entries.map(({ children }) => 1 + navDepth(children)));
}

/** Makes the landmarks, in reading order. `contents` is the title of the navigation document. */
export function landmarks(
  pages: readonly EpubPage[],
  contents: string,
  lists: readonly NavList[],
): readonly Landmark[] {
  const begun = pages.filter(({ continues }) => !continues);
  const first = begun.find(({ matter }) => matter === 'bodymatter');
  const mark = ({ type = '', title, file }: EpubPage): Landmark => ({ type, title, href: file });
  // Readers want the texts themselves, not the pages of parts.
  const typed = ({ type }: EpubPage) => type !== undefined && type !== 'part';
  return [
    ...begun
      .filter(({ beforeToc }) => beforeToc)
      .filter(typed)
      .map(mark),
    { type: 'toc', title: contents, href: 'toc.xhtml' },
    ...lists.flatMap(({ id, type, title }) => (type ? [{ type, title, href: `toc.xhtml#${id}` }] : [])),
    ...begun
      .filter(({ matter, beforeToc }) => matter === 'frontmatter' && !beforeToc)
      .filter(typed)
      .map(mark),
    ...(first ? [{ ...mark(first), type: 'bodymatter' }] : []),
    ...begun
      .filter(({ matter }) => matter === 'backmatter')
      .filter(typed)
      .map(mark),
  ];
}

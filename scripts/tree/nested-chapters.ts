// Chapters inside chapters: the contents that they make together, and which of them are printed without a new page.

import type { Element, Root } from 'hast';
import type { Entry, RenderedChapter } from '../model/book.ts';
import { standsAlone } from '../settings/roles.ts';
import { visit } from './visit.ts';

/** A chapter, and the chapters inside it, in the order of the text. */
export type ChapterGroup = readonly [RenderedChapter, ...RenderedChapter[]];

/** Gives each chapter that is inside no other, with the chapters inside it. */
export function chapterGroups(chapters: readonly RenderedChapter[]): readonly ChapterGroup[] {
  const groups: [RenderedChapter, ...RenderedChapter[]][] = [];
  for (const chapter of chapters) {
    const last = groups.at(-1);
    if (chapter.level > 1 && last && !last[0].isPart) last.push(chapter);
    else groups.push([chapter]);
  }
  return groups;
}

/** Gives the contents of a book. The entry of a chapter inside another follows the sections of that. */
export function nestedEntries(chapters: readonly RenderedChapter[]): readonly Entry[] {
  return chapterGroups(chapters).map(([first, ...inner]) => {
    const root = growing(first.entry);
    const open = [{ level: first.level, entry: root }];
    for (const { level, entry } of inner) {
      while (open.length > 1 && (open.at(-1)?.level ?? 0) >= level) open.pop();
      const own = growing(entry);
      open.at(-1)?.entry.children.push(own);
      open.push({ level, entry: own });
    }
    return root;
  });
}

/**
 * Gives the chapters that stand before the contents, as in printed books: a dedication and an epigraph, if the book begins
 * with them.
 */
export function chaptersBeforeContents(chapters: readonly RenderedChapter[]): readonly RenderedChapter[] {
  const next = chapters.findIndex(
    ({ role, isPart }, index) => isPart || !standsAlone(role) || (chapters[index + 1]?.level ?? 1) > 1,
  );
  return chapters.slice(0, next < 0 ? undefined : next);
}

type Growing = Entry & { children: Entry[] };

function growing(entry: Entry): Growing {
  return { ...entry, children: [...entry.children] };
}

/**
 * Gives the text of a group as one tree, in which the headings of a chapter inside another have lower ranks than that
 * chapter's title. HTML has six ranks; lower ones stay at the sixth.
 */
export function joinGroup([first, ...inner]: ChapterGroup): Root {
  if (inner.length === 0) return first.tree;
  const trees = inner.map(({ tree, level }) => lowered(tree, level - first.level));
  return { type: 'root', children: [first.tree, ...trees].flatMap(({ children }) => children) };
}

function lowered(tree: Root, by: number): Root {
  const copy = structuredClone(tree);
  visit(copy, 'element', (node) => lowerHeading(node, by));
  return copy;
}

/** Lowers the rank of a heading, in place, to the sixth at most. Other elements stay as they are. */
export function lowerHeading(node: Element, by: number): void {
  const [, rank] = /^h([1-6])$/.exec(node.tagName) ?? [];
  if (rank !== undefined) node.tagName = `h${Math.min(6, Number(rank) + by)}`;
}

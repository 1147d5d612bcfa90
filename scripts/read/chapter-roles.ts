// Settles what each chapter is in its book, and whether it stands before, among or after the numbered chapters.

import type { Root } from 'mdast';
import { frontMatterOf, textIn } from '../dialect/front-matter.ts';
import type { Chapter } from '../model/book.ts';
import type { ListedChapter } from '../model/chapter-list.ts';
import { matterOf, type Role, roleOf, standsAlone } from '../settings/roles.ts';
import { english } from '../settings/words/en.ts';
import type { Words } from '../settings/words/names.ts';

/**
 * Gives the role of a chapter: that of the list of chapters, else that of its front matter. Where neither has one,
 * GLOSSARY.md is a glossary, and the chapters of a part called `Appendix` or `Appendices`, in English or in the book's language, are appendices.
 */
export function chapterRole(tree: Root, listed: ListedChapter, words: Words): Role | undefined {
  if (listed.role !== undefined) return listed.role;
  const front = frontMatterOf(tree);
  const own = roleOf((front && textIn(front, 'role')) ?? '');
  if (own !== undefined) return own;
  // HonKit and GitBook give the glossary this name.
  if (/(?:^|\/)GLOSSARY\.md$/.test(listed.path)) return 'glossary';
  const { appendix, appendices } = words;
  const names = [appendix, appendices, english.appendix, english.appendices].map(plain);
  // Chapters inside an appendix are its sections.
  return listed.level === 1 && listed.within !== undefined && names.includes(plain(listed.within))
    ? 'appendix'
    : undefined;
}

function plain(title: string): string {
  return title
    .normalize('NFC')
    .replace(/[\s.:]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Tells whether a chapter shows no title: a dedication or an epigraph that does not begin with a heading. */
export function isUntitled({ role, headings: [title] }: Chapter): boolean {
  return standsAlone(role) && title?.node.data?.from !== undefined;
}

/** What of a chapter decides where it stands. */
type Placed = Readonly<{ level: number; matter: ListedChapter['matter']; role: Role | undefined }>;

/**
 * Settles where each chapter stands. A SUMMARY.md decides for the chapters before and after its lists, roles for all
 * others. A role alone can't move a chapter: a preface after the first numbered chapter is no front matter, and is back
 * matter only if no numbered chapter follows. A chapter inside another stands where that stands.
 */
export function settleMatter<Item extends Placed>(chapters: readonly Item[]): readonly Item[] {
  const wanted = chapters.map(({ matter, role }) => (matter === 'body' ? matterOf(role) : matter));
  const isBody = (index: number) => chapters[index]?.level === 1 && wanted[index] === 'body';
  const bodies = [...chapters.keys()].filter(isBody);
  // Page numbers in figures begin with the body, so that every book has one.
  const first = bodies[0] ?? Math.max(0, wanted.indexOf('back'));
  const last = bodies.at(-1) ?? first;
  let outer: ListedChapter['matter'] = 'body';
  return chapters.map((chapter, index) => {
    if (chapter.level === 1) outer = index < first ? 'front' : index <= last ? 'body' : 'back';
    return { ...chapter, matter: outer };
  });
}

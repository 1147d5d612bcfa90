// The ids of a book's anchors in the whole book, given once all chapters are parsed.

import type { Section } from '../model/book.ts';
import { idMaker } from '../text/free-ids.ts';
import type { ParsedChapter } from './parse.ts';

/**
 * The chapters with ids that are unique in the book. A local id is the id as well where one chapter alone has it; else it
 * is that of the first that was given by its author, or of the first of all, and the others have their chapter's name
 * before theirs (`02-two-overview`). None is one of `reserved`, which are ids of before, unless its author gives it again.
 */
export function identify(
  chapters: readonly ParsedChapter[],
  reserved: Iterable<string>,
): readonly ParsedChapter[] {
  const all = chapters.flatMap(({ anchors }) => anchors);
  const former = new Set(reserved);
  const owners = new Map<string, unknown>();
  for (const anchors of [all.filter(({ named }) => named), all.filter(({ local }) => !former.has(local))])
    for (const anchor of anchors) if (!owners.has(anchor.local)) owners.set(anchor.local, anchor);
  const makeId = idMaker([...all.map(({ local }) => local), ...former]);
  return chapters.map((parsed) => {
    const { chapter } = parsed;
    const prefix = chapter.name.replace(/\s+/g, '-');
    const anchors = parsed.anchors.map((anchor) => {
      const { local } = anchor;
      return owners.get(local) === anchor ? anchor : { ...anchor, id: makeId(`${prefix}-${local}`) };
    });
    const ids = new Map(anchors.map(({ local, id }) => [local, id]));
    const headings = chapter.headings.map(
      (section): Section => ({ ...section, id: ids.get(section.local) ?? section.id }),
    );
    return { ...parsed, chapter: { ...chapter, headings }, anchors };
  });
}

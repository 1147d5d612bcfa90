// Makes the pages of a book's parts: each has the part's title and a list of its chapters, and precedes the first of them.

import type { Root } from 'hast';
import { h } from 'hastscript';
import type { Anchor, RenderedChapter } from '../model/book.ts';
import { idMaker } from '../text/free-ids.ts';
import { numberedTitle } from '../text/numbered-title.ts';

/** Inserts the pages of parts among the chapters of a book, and gives their anchors. */
export function addParts(
  chapters: readonly RenderedChapter[],
  taken: ReadonlySet<string>,
  curl: (text: string) => string,
): Readonly<{ chapters: readonly RenderedChapter[]; anchors: readonly Anchor[] }> {
  const makeId = idMaker(taken);
  const makeName = idMaker(chapters.map(({ name }) => name));
  const anchors: Anchor[] = [];
  let count = 0;
  const all = chapters.flatMap((chapter, index) => {
    if (chapter.part === undefined) return [chapter];
    count += 1;
    const [id, name, title] = [makeId(`part-${count}`), makeName(`part-${count}`), curl(chapter.part)];
    const next = chapters.findIndex(
      ({ part, within, matter }, at) =>
        at > index && (part !== undefined || within !== chapter.within || leaves(chapter.matter, matter)),
    );
    const own = chapters.slice(index, next < 0 ? undefined : next).filter(({ level }) => level === 1);
    anchors.push({ id, local: id, kind: 'chapter', number: undefined, title, home: name });
    return [partPage(id, name, title, own, chapter.matter), chapter];
  });
  return { chapters: all, anchors };
}

function partPage(
  id: string,
  name: string,
  title: string,
  chapters: readonly RenderedChapter[],
  matter: RenderedChapter['matter'],
): RenderedChapter {
  const items = chapters.map(({ entry }) =>
    h('li', [h('a', { href: `#${entry.id}` }, numberedTitle(entry))]),
  );
  const tree: Root = { type: 'root', children: [h('h1', { id }, title), h('ul', items)] };
  const entry = { id, number: undefined, title, children: [], isPart: true } as const;
  const standing = { level: 1, matter, role: undefined, part: undefined, within: undefined } as const;
  return { name, ...standing, captionNumber: undefined, isPart: true, tree, entry };
}

/** Tells whether a chapter is back matter after a part that is none, so that it does not belong to the part. */
function leaves(part: RenderedChapter['matter'], chapter: RenderedChapter['matter']): boolean {
  return chapter === 'back' && part !== 'back';
}

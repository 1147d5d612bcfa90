// Makes the editions of the formats from the one that has everything: content for other formats is left out of each.

import type { Element, ElementContent, Root } from 'hast';
import type { CaptionList, Edition, Index, IndexTerm } from '../model/book.ts';
import type { LocatedPages, PageStart } from '../model/printed-book.ts';
import { blocksOf } from '../tree/blocks.ts';
import { SKIP, visit } from '../tree/visit.ts';

/**
 * Gives the function that makes the edition of a format: elements with `data-only` are replaced by their content if the
 * attribute names the format, and left out otherwise, with all that leads to them. An edition without such elements is
 * the same for all formats.
 */
export function formatEditions(edition: Edition): (format: string) => Edition {
  const limited = edition.chapters.some(({ tree }) => hasLimits(tree));
  const made = new Map<string, Edition>();
  return (format) => {
    if (!limited) return edition;
    const own = made.get(format) ?? editionFor(edition, format);
    made.set(format, own);
    return own;
  };
}

function hasLimits(tree: Root): boolean {
  let found = false;
  visit(tree, 'element', ({ properties }) => {
    found ||= properties.dataOnly !== undefined;
    return !found;
  });
  return found;
}

/** Whether an element is left out in a format. */
function isLeftOut({ properties: { dataOnly } }: Element, format: string): boolean {
  return dataOnly !== undefined && !String(dataOnly).split(' ').includes(format);
}

function editionFor(edition: Edition, format: string): Edition {
  const before = namesIn(edition.chapters.map(({ tree }) => tree));
  const trees = edition.chapters.map(({ tree }) => (hasLimits(tree) ? limitedTo(tree, format) : tree));
  const after = namesIn(trees);
  const lost = new Set([...before.ids].filter((id) => !after.ids.has(id)));
  const chapters = edition.chapters.map((chapter, index) => ({
    ...chapter,
    tree: withoutLinks(trees[index] ?? chapter.tree, lost),
  }));
  const isKept = ({ id }: Readonly<{ id: string }>) => !lost.has(id);
  const isShown = (path: string, names: 'pictures' | 'files') =>
    !before[names].has(path) || after[names].has(path);
  return {
    ...edition,
    chapters,
    anchors: new Map([...edition.anchors].filter(([id]) => !lost.has(id))),
    captions: edition.captions.filter(isKept),
    lists: edition.lists.flatMap((list) => {
      const [first, ...rest] = list.captions.filter(isKept);
      return first ? [{ ...list, captions: [first, ...rest] } satisfies CaptionList] : [];
    }),
    index: edition.index && indexWithout(edition.index, lost),
    images: new Map([...edition.images].filter(([path]) => isShown(path, 'pictures'))),
    samples: new Map([...edition.samples].filter(([path]) => isShown(path, 'files'))),
    files: new Map([...edition.files].filter(([path]) => isShown(path, 'files'))),
  };
}

type Names = Readonly<Record<'ids' | 'pictures' | 'files', ReadonlySet<string>>>;

function namesIn(trees: readonly Root[]): Names {
  const names = { ids: new Set<string>(), pictures: new Set<string>(), files: new Set<string>() };
  for (const tree of trees)
    visit(tree, 'element', ({ tagName, properties: { id, src, dataFile } }) => {
      if (typeof id === 'string') names.ids.add(id);
      if (tagName === 'img' && typeof src === 'string') names.pictures.add(src);
      if (typeof dataFile === 'string') names.files.add(dataFile);
    });
  return names;
}

/** Gives a copy of a tree without what is left out in a format, and without the notes that are called only there. */
function limitedTo(tree: Root, format: string): Root {
  const copy = structuredClone(tree);
  visit(copy, 'element', (node, index, parent) => {
    if (node.properties.dataOnly === undefined || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1, ...(isLeftOut(node, format) ? [] : node.children));
    return [SKIP, index];
  });
  dropUncalledNotes(copy);
  return copy;
}

/** Removes the notes that nothing calls, and links back to calls that are gone, and numbers the rest anew. */
function dropUncalledNotes(tree: Root): void {
  const { ids } = namesIn([tree]);
  const numbers = new Map<string, number>();
  visit(tree, 'element', (section, at, parent) => {
    if (section.tagName !== 'section' || ![section.properties.className].flat().includes('footnotes')) return;
    visit(section, 'element', (list) => {
      if (list.tagName !== 'ol') return undefined;
      list.children = list.children.filter((note) => note.type !== 'element' || isCalled(note, ids));
      const notes = list.children.filter((note) => note.type === 'element');
      for (const [index, { properties }] of notes.entries()) numbers.set(`#${properties.id}`, index + 1);
      return SKIP;
    });
    if (numbers.size === 0 && parent && at !== undefined) parent.children.splice(at, 1);
  });
  visit(tree, 'element', (call) => {
    const number = numbers.get(String(call.properties.href));
    if (call.properties.dataFootnoteRef !== undefined && number !== undefined)
      call.children = [{ type: 'text', value: String(number) }];
  });
}

/** Whether a note is called in what is left. Its links back to other calls are removed from it. */
function isCalled(note: Element, ids: ReadonlySet<string>): boolean {
  let [all, left] = [0, 0];
  visit(note, 'element', ({ properties }, index, parent) => {
    if (properties.dataFootnoteBackref === undefined || !parent || index === undefined) return undefined;
    all += 1;
    if (ids.has(String(properties.href).slice(1))) left += 1;
    else parent.children.splice(index, 1);
    return ids.has(String(properties.href).slice(1)) ? undefined : [SKIP, index];
  });
  return all === 0 || left > 0;
}

/** Gives a tree in which links to lost anchors are only their words. */
function withoutLinks(tree: Root, lost: ReadonlySet<string>): Root {
  const isLost = ({ properties: { href } }: Element) =>
    typeof href === 'string' && href.startsWith('#') && lost.has(href.slice(1));
  let found = false;
  visit(tree, 'element', (node) => {
    found ||= isLost(node);
    return !found;
  });
  if (!found) return tree;
  const copy = structuredClone(tree);
  visit(copy, 'element', (node, index, parent) => {
    if (!isLost(node) || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1, ...(node.children as ElementContent[]));
    return [SKIP, index];
  });
  return copy;
}

/** Gives the index without the places that are lost, and without the terms that are left with none; undefined if empty. */
function indexWithout(index: Index, lost: ReadonlySet<string>): Index | undefined {
  const keep = (terms: readonly IndexTerm[]): readonly IndexTerm[] =>
    terms.flatMap((term) => {
      const ids = term.ids.filter((id) => !lost.has(id));
      const ends = new Map([...term.ends].filter(([from, to]) => !lost.has(from) && !lost.has(to)));
      const under = keep(term.under);
      return ids.length + under.length + term.see.length > 0 ? [{ ...term, ids, ends, under }] : [];
    });
  const groups = index.groups
    .map((group) => ({ ...group, terms: keep(group.terms) }))
    .filter(({ terms }) => terms.length > 0);
  return groups.length > 0 ? { ...index, groups } : undefined;
}

/**
 * Gives the places in one format's text of the pages that were found in that of another. A page that begins in what the
 * format leaves out begins at the next block.
 */
export function pagesIn(
  located: LocatedPages,
  edition: Edition,
  { from, to }: Readonly<{ from: string; to: string }>,
): LocatedPages {
  const blocks = new Map(
    edition.chapters
      .filter(({ tree }) => hasLimits(tree))
      .map(({ entry, tree }) => [entry.id, { theirs: shownIn(tree, from), ours: shownIn(tree, to) }]),
  );
  if (blocks.size === 0) return located;
  const placed = (start: PageStart): PageStart => {
    const both = blocks.get(start.opens);
    if (!both) return start;
    const block = both.theirs[start.block];
    const next = both.ours.findIndex((one) => block !== undefined && one >= block);
    if (next < 0) return { ...start, block: both.ours.length, letters: 0 };
    return { ...start, block: next, letters: both.ours[next] === block ? start.letters : 0 };
  };
  return { ...located, starts: located.starts.map(placed) };
}

/** Gives the numbers, among all blocks of a tree, of those that a format shows. */
function shownIn(tree: Root, format: string): readonly number[] {
  const all = blocksOf(tree);
  const hidden = new Set<Element>();
  visit(tree, 'element', (node) => {
    if (!isLeftOut(node, format)) return undefined;
    if (all.includes(node)) hidden.add(node);
    for (const block of blocksOf({ type: 'root', children: node.children })) hidden.add(block);
    return SKIP;
  });
  return all.flatMap((block, index) => (hidden.has(block) ? [] : [index]));
}

// Puts the lists of references into a book's HTML trees, and links the citations to their entries.

import type { Element, ElementContent, Root as HtmlTree, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { h } from 'hastscript';
import type { Anchor, RenderedChapter } from '../../model/book.ts';
import { type Bibliography, linkMarks, type Reference } from '../../model/citations.ts';
import type { CollectContext, Collected } from '../../model/construct.ts';
import { english } from '../../settings/words/en.ts';
import { freeId, idMaker } from '../../text/free-ids.ts';
import { SKIP, visit } from '../../tree/visit.ts';

/** A list of references: where it stands, the citations that lead to it, and their keys. */
type List = { place: Element; home: RenderedChapter; citations: Element[]; keys: Set<string> };

/**
 * Fills the place that the book has for the list, or else makes a last chapter of it, in place. Where a book has several
 * places, each list has what is cited since the one before it, the last of a chapter what its whole chapter cites.
 */
export function placeReferences(
  chapters: readonly RenderedChapter[],
  { book, words, taken }: CollectContext,
): Collected {
  const { bibliography } = book;
  if (!bibliography || bibliography.references.length === 0) return {};
  const { lists, rest } = listsIn(chapters, bibliography);
  const made =
    lists.length > 0
      ? undefined
      : (atTheEnd(chapters, words.references) ?? ownChapter(chapters, words.references, taken));
  const last = lists.at(-1) ?? {
    place: made?.place as Element,
    home: made?.home as RenderedChapter,
    citations: [],
    keys: new Set(),
  };
  last.citations.push(...rest);
  const elsewhere = new Set(lists.slice(0, -1).flatMap(({ keys }) => [...keys]));
  for (const { key } of bibliography.references) if (!elsewhere.has(key)) last.keys.add(key);
  for (const key of rest.flatMap((one) => keysOf(one, bibliography))) last.keys.add(key);
  const makeId = idMaker(taken);
  const anchors: Anchor[] = [];
  for (const { place, home, citations, keys } of lists.length > 0 ? lists : [last]) {
    const entries = bibliography.references.filter(({ key }) => keys.has(key));
    if (entries.length === 0) continue;
    const ids = new Map(
      entries.map(({ key }) => [key, makeId(`ref-${key.replace(/[^\p{L}\p{N}_.:-]+/gu, '-')}`)]),
    );
    for (const id of ids.values())
      anchors.push({ id, local: id, kind: 'place', number: undefined, title: '', home: home.name });
    fill(place, home, words.references);
    place.children.push(
      h(
        'ul',
        entries.map((one) => entryOf(one, ids)),
      ),
    );
    for (const node of citations)
      node.children = contentOf(linked(bibliography.citations[numberOf(node)]?.html ?? '', ids));
  }
  for (const { tree } of chapters)
    visit(tree, 'element', ({ properties }) => void delete properties.dataCitation);
  if (!made?.chapter) return { anchors };
  const { id, title } = made.chapter.entry;
  const own: Anchor = { id, local: id, kind: 'chapter', number: undefined, title, home: made.chapter.name };
  return { anchors: [own, ...anchors], chapters: [made.chapter] };
}

/** Finds the places of lists, and the citations that lead to each; `rest` come after the last place. */
function listsIn(
  chapters: readonly RenderedChapter[],
  bibliography: Bibliography,
): Readonly<{ lists: readonly List[]; rest: readonly Element[] }> {
  const lists: List[] = [];
  let waiting: Element[] = [];
  const give = (list: List) => {
    list.citations.push(...waiting);
    for (const key of waiting.flatMap((one) => keysOf(one, bibliography))) list.keys.add(key);
    waiting = [];
  };
  for (const home of chapters) {
    const before = lists.length;
    visit(home.tree, 'element', (node, index, parent) => {
      const citation = bibliography.citations[numberOf(node)];
      if (citation) {
        waiting.push(node);
        dropSecondStop(citation.html, parent?.children[(index ?? 0) + 1]);
      }
      const { className, id } = node.properties;
      const isPlace = Array.isArray(className) && className.includes('references');
      if (node.tagName !== 'div' || !(isPlace || id === 'refs')) return undefined;
      lists.push({ place: node, home, citations: [], keys: new Set() });
      give(lists.at(-1) as List);
      return SKIP;
    });
    // Notes stand at the end of their chapter.
    const own = lists.at(-1);
    if (own && lists.length > before) give(own);
  }
  return { lists, rest: waiting };
}

/** Takes away the full stop after a citation that has one itself, as those in notes do. */
function dropSecondStop(html: string, next: Nodes | undefined): void {
  if (
    next?.type === 'text' &&
    html.replace(/<[^>]*>|[\ue010-\ue012]/g, '').endsWith('.') &&
    next.value.startsWith('.')
  )
    next.value = next.value.slice(1);
}

function numberOf({ properties: { dataCitation } }: Element): number {
  return typeof dataCitation === 'string' ? Number(dataCitation) : Number.NaN;
}

function keysOf(citation: Element, { citations }: Bibliography): readonly string[] {
  return citations[numberOf(citation)]?.keys ?? [];
}

/** Makes the element of a place what it is for readers. A chapter of references needs no second name for its list. */
function fill(place: Element, { role }: RenderedChapter, title: string): void {
  const { id } = place.properties;
  const section = role === 'bibliography' ? {} : { role: 'doc-bibliography', ariaLabel: title };
  place.tagName = role === 'bibliography' ? 'div' : 'section';
  place.children = place.children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  place.properties = { ...(id ? { id } : {}), className: ['references'], ...section };
}

/** Gives a place at the end of the chapter of references, if the book has one. */
function atTheEnd(
  chapters: readonly RenderedChapter[],
  title: string,
): Readonly<{ place: Element; home: RenderedChapter; chapter?: RenderedChapter }> | undefined {
  const names = [title, english.references, 'Bibliography'].map((name) => name.toLowerCase());
  const last = chapters.at(-1);
  const home =
    chapters.find(({ role }) => role === 'bibliography') ??
    (last && names.includes(last.entry.title.trim().toLowerCase()) ? last : undefined);
  if (!home) return undefined;
  const place = h('div');
  home.tree.children.push(place);
  return { place, home };
}

/** Makes the last chapter of the book, with a place for the list. */
function ownChapter(
  chapters: readonly RenderedChapter[],
  title: string,
  taken: ReadonlySet<string>,
): Readonly<{ place: Element; home: RenderedChapter; chapter: RenderedChapter }> {
  const id = freeId('references', taken);
  const place = h('div');
  const chapter: RenderedChapter = {
    name: idMaker(chapters.map((one) => one.name))('references'),
    level: 1,
    matter: 'back',
    role: 'bibliography',
    part: undefined,
    within: undefined,
    captionNumber: undefined,
    tree: { type: 'root', children: [h('h1', { id }, title), place] },
    entry: { id, number: undefined, title, children: [] },
  };
  return { place, home: chapter, chapter };
}

const [keyOpen, keyEnd, linkEnd] = linkMarks;
const link = new RegExp(`${keyOpen}([^${keyEnd}]*)${keyEnd}([^${linkEnd}]*)${linkEnd}`, 'g');

/** Makes links of the marks in a citation. Ids have only letters, digits and the signs of names. */
function linked(text: string, ids: ReadonlyMap<string, string>): string {
  return text.replace(link, (_, key: string, words: string) => {
    const id = ids.get(key);
    return id === undefined ? words : `<a href="#${id}" role="doc-biblioref">${words}</a>`;
  });
}

function entryOf({ key, label, html }: Reference, ids: ReadonlyMap<string, string>): Element {
  const text = html.replace(
    /https?:\/\/[^\s<]*[^\s<.,;:)]/g,
    (address) => `<a href="${address}">${address}</a>`,
  );
  return h('li', { id: ids.get(key) }, [
    ...(label === undefined
      ? []
      : [h('span.reference-label', contentOf(label)), { type: 'text' as const, value: ' ' }]),
    ...contentOf(text),
  ]);
}

/** Parses HTML of citeproc, which escapes all text of a bibliography, and keeps its emphasis and our links. */
function contentOf(html: string): ElementContent[] {
  const tree: HtmlTree = fromHtml(html, { fragment: true });
  const keep = (nodes: readonly unknown[]): ElementContent[] =>
    (nodes as readonly ElementContent[]).flatMap((node): ElementContent[] => {
      if (node.type === 'text') return [{ type: 'text', value: node.value }];
      if (node.type !== 'element') return [];
      const children = keep(node.children);
      const { href, role } = node.properties;
      if (node.tagName === 'a') return [h('a', role === undefined ? { href } : { href, role }, children)];
      return /^(?:i|b|em|strong|sup|sub)$/.test(node.tagName) ? [h(node.tagName, children)] : children;
    });
  return keep(tree.children);
}

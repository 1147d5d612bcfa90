// The numbers and labels of captions, by chapter where it has a number and else through the book, and the lists of them.

import type { Element, ElementContent } from 'hast';
import { toString as plainText } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Anchor, Caption, CaptionKind, CaptionList, RenderedChapter } from '../model/book.ts';
import { listNames } from '../settings/manifest.ts';
import { english } from '../settings/words/en.ts';
import type { Words } from '../settings/words/names.ts';
import { freeId, idMaker } from '../text/free-ids.ts';
import { EXIT, SKIP, visit } from '../tree/visit.ts';

const kinds = { listings: 'listing', figures: 'figure', tables: 'table' } as const;

/** How a link calls what it leads to: by its label, or by the heading's number and title. */
export function labelOf(
  { kind, number, title }: Pick<Anchor, 'kind' | 'number' | 'title'>,
  words: Words,
): string {
  if (kind === 'listing' || kind === 'figure' || kind === 'table') return `${words[kind]} ${number}`;
  return number === undefined || kind === 'place' ? title : `${number}. ${title}`;
}

/**
 * Numbers every caption of the chapters, in place: each gets its label as its first words, and what it belongs to an id
 * where it has none (`listing-4-1`), never one that is `taken`. A caption that brings its number along keeps it.
 * `anchors` are those that the author gave.
 */
export function numberCaptions(
  chapters: readonly RenderedChapter[],
  anchors: ReadonlyMap<string, Anchor>,
  taken: Iterable<string>,
  words: Words,
): readonly Caption[] {
  const counts = new Map<string, number>();
  const makeId = idMaker(taken);
  const captions: Caption[] = [];
  for (const { name: home, tree, entry } of chapters) {
    const next = (kind: CaptionKind) => {
      const key = `${kind} ${entry.number ?? ''}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return entry.number === undefined ? String(count) : `${entry.number}.${count}`;
    };
    visit(tree, 'element', (node, index, parent) => {
      const caption = node.children.find(isCaption);
      if (!caption || !textOf(caption)) return undefined;
      const kind = node.tagName === 'table' ? 'table' : kindOf(node);
      const number = takeNumber(caption, words[kind], english[kind]) ?? next(kind);
      const label = labelOf({ kind, number, title: '' }, words);
      const title = textOf(caption);
      const id = takeId(node) ?? makeId(`${kind}-${number.replaceAll('.', '-')}`);
      const { local } = anchors.get(id) ?? { local: id };
      node.properties.id = id;
      if (node.tagName === 'figure') node.properties.className = [kind];
      dropTitle(node, title);
      caption.children.unshift(h('span.label', label), { type: 'text', value: ' ' });
      captions.push({ id, local, kind, number, label, title, home });
      const box = kind === 'table' && tableOf(node);
      if (box && parent && index !== undefined) parent.children[index] = withCaption(box, caption, id);
      return SKIP;
    });
  }
  return captions;
}

/** The lists that a book wants (all, where it does not say) and that have entries; their ids are free of `anchors`. */
export function listCaptions(
  captions: readonly Caption[],
  wanted: readonly (typeof listNames)[number][] = listNames,
  anchors: ReadonlyMap<string, Anchor>,
  words: Words,
): readonly CaptionList[] {
  return listNames.flatMap((name) => {
    const kind = kinds[name];
    const [first, ...rest] = wanted.includes(name) ? captions.filter((caption) => caption.kind === kind) : [];
    const title = words[name];
    return first ? [{ id: freeId(name, anchors), kind, title, captions: [first, ...rest] }] : [];
  });
}

function isCaption(node: ElementContent): node is Element {
  return node.type === 'element' && (node.tagName === 'figcaption' || node.tagName === 'caption');
}

function kindOf(figure: Element): CaptionKind {
  if (find(figure, ({ tagName }) => tagName === 'pre')) return 'listing';
  return find(figure, ({ tagName }) => tagName === 'table') ? 'table' : 'figure';
}

/** The id of what has a caption: its own, or the first name inside it, which is taken from there. */
function takeId(node: Element): string | undefined {
  if (typeof node.properties.id === 'string') return node.properties.id;
  const named = find(
    node,
    ({ tagName, properties, children }) =>
      typeof properties.id === 'string' &&
      (/^(?:pre|code|table|img)$/.test(tagName) ||
        (tagName === 'a' && properties.href === undefined && children.length === 0)),
  );
  const id = named?.properties.id;
  if (named?.tagName === 'a') remove(node, named);
  else if (named) delete named.properties.id;
  return typeof id === 'string' ? id : undefined;
}

function remove(node: Element, gone: Element): void {
  visit(node, 'element', ({ children }) => {
    const at = children.indexOf(gone);
    if (at < 0) return undefined;
    children.splice(at, 1);
    return EXIT;
  });
}

/** `Figure 3.` at a caption's beginning: the number, which is taken out of the text. */
function takeNumber({ children: [first] }: Element, ...labels: readonly string[]): string | undefined {
  if (first?.type !== 'text') return undefined;
  const names = [...labels.map(literal), String.raw`Fig\.`].join('|');
  const written = new RegExp(String.raw`^\s*(?:${names})\s+((?:\d+|[A-Z])(?:[.-]\d+)*)[.:]?\s+`);
  const [text = '', number] = written.exec(first.value) ?? [];
  first.value = first.value.slice(text.length);
  return number;
}

/** A text as a regular expression that finds it. */
function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

/** A picture's title that is its caption would be told twice. */
function dropTitle(node: Element, title: string): void {
  visit(node, 'element', ({ tagName, properties }) => {
    if (tagName === 'img' && String(properties.title).trim() === title) delete properties.title;
  });
}

/** The box of the table that is all that a figure holds. */
function tableOf({ tagName, children }: Element): Element | undefined {
  const [box, more] = children.filter(
    (child) =>
      child.type !== 'comment' && !isCaption(child) && !(child.type === 'text' && !child.value.trim()),
  );
  const [table] = box?.type === 'element' && !more ? box.children : [];
  const bare = table?.type === 'element' && table.tagName === 'table' && !table.children.some(isCaption);
  return tagName === 'figure' && bare ? (box as Element) : undefined;
}

function withCaption(box: Element, { children }: Element, id: string): Element {
  const [table] = box.children as [Element];
  const caption: Element = { type: 'element', tagName: 'caption', properties: {}, children };
  const captioned = {
    ...table,
    properties: { ...table.properties, id },
    children: [caption, ...table.children],
  };
  return { ...box, children: [captioned] };
}

function find(node: Element, wanted: (element: Element) => boolean): Element | undefined {
  let found: Element | undefined;
  visit(node, 'element', (element) => {
    if (element === node || !wanted(element)) return undefined;
    found = element;
    return EXIT;
  });
  return found;
}

/** The words of a caption, without the numbers of its notes. */
function textOf(caption: Element): string {
  const copy = structuredClone(caption);
  visit(copy, 'element', ({ properties: { dataFootnoteRef } }, index, parent) => {
    if (dataFootnoteRef === undefined || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return plainText(copy).replace(/\s+/g, ' ').trim();
}

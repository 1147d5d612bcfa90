// Numbers and labels captions, by chapter if it has a number and else through the book, and lists them.

import type { Element, ElementContent } from 'hast';
import { toString as plainText } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Anchor, Caption, CaptionKind, CaptionList, RenderedChapter } from '../model/book.ts';
import { listNames } from '../settings/manifest.ts';
import { english } from '../settings/words/en.ts';
import type { Words } from '../settings/words/names.ts';
import { freeId, idMaker } from '../text/free-ids.ts';
import { numberedTitle } from '../text/numbered-title.ts';
import { EXIT, SKIP, visit } from '../tree/visit.ts';

const kinds = { listings: 'listing', figures: 'figure', tables: 'table' } as const;

/** Gives the words that a link uses for its target: the target's label, or its heading's number and title. */
export function labelOf(
  { kind, number, title, label }: Pick<Anchor, 'kind' | 'number' | 'title' | 'label'>,
  words: Words,
): string {
  if (kind === 'theorem' && label !== undefined) return label;
  if (kind === 'equation') return `${words.equation} ${number}`;
  if (kind === 'listing' || kind === 'figure' || kind === 'table') return `${words[kind]} ${number}`;
  return kind === 'place' ? title : numberedTitle({ number, title });
}

/**
 * Numbers every caption of the chapters, in place: its label becomes its first words, and what it captions gets an id
 * if it has none (`listing-4-1`), never one that is `taken`. A caption that the author numbered keeps its number.
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
  for (const { name: home, tree, captionNumber } of chapters) {
    const next = (kind: CaptionKind) => {
      const key = `${kind} ${captionNumber ?? ''}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return captionNumber === undefined ? String(count) : `${captionNumber}.${count}`;
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
      if (node.tagName === 'figure') node.properties.className = [kind, ...alignmentsOf(node)];
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

/**
 * Gives the lists that the book wants (all, if it does not say) and that have entries. Their ids differ from those of
 * `anchors`.
 */
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

/** Gives the classes for the place of a figure on the line, which are all the classes that one has. */
function alignmentsOf({ properties: { className } }: Element): readonly string[] {
  return Array.isArray(className) ? className.map(String).filter((name) => name.startsWith('align-')) : [];
}

function isCaption(node: ElementContent): node is Element {
  return node.type === 'element' && (node.tagName === 'figcaption' || node.tagName === 'caption');
}

function kindOf(figure: Element): CaptionKind {
  if (find(figure, ({ tagName }) => tagName === 'pre')) return 'listing';
  return find(figure, ({ tagName }) => tagName === 'table') ? 'table' : 'figure';
}

/** Gives the id of a captioned element: its own, or the first name inside it, which is removed there. */
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

/** Takes the number out of a caption that begins with one, such as `Figure 3.`. */
function takeNumber({ children: [first] }: Element, ...labels: readonly string[]): string | undefined {
  if (first?.type !== 'text') return undefined;
  const names = [...labels.map(literal), String.raw`Fig\.`].join('|');
  const written = new RegExp(String.raw`^\s*(?:${names})\s+((?:\d+|[A-Z])(?:[.-]\d+)*)[.:]?\s+`);
  const [text = '', number] = written.exec(first.value) ?? [];
  first.value = first.value.slice(text.length);
  return number;
}

/** Escapes a text for use in a regular expression. */
function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

/** Removes a picture's title that equals its caption, since readers would get it twice. */
function dropTitle(node: Element, title: string): void {
  visit(node, 'element', ({ tagName, properties }) => {
    if (tagName === 'img' && String(properties.title).trim() === title) delete properties.title;
  });
}

/** Gives the box of a table that is the only thing in a figure. */
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

/** Gives the words of a caption, without the numbers of its notes. */
function textOf(caption: Element): string {
  const copy = structuredClone(caption);
  visit(copy, 'element', ({ properties: { dataFootnoteRef } }, index, parent) => {
    if (dataFootnoteRef === undefined || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return plainText(copy).replace(/\s+/g, ' ').trim();
}

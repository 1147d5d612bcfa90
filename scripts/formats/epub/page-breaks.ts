// Marks in the text of an EPUB where the pages of the printed book begin, so that "page 37" is one place for all readers.

import type { Element, Root, Text } from 'hast';
import { h } from 'hastscript';
import type { Edition } from '../../model/book.ts';
import type { PrintedPages } from '../../model/printed-book.ts';
import { freeId } from '../../text/free-ids.ts';
import { blocksOf, isEquation, isUncounted, space } from '../../tree/blocks.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import type { EpubPage } from './pages.ts';

/** A page of the printed book: its page number as printed, and the id of the mark where it begins. */
export type PageBreak = Readonly<{ label: string; id: string }>;

/** The page breaks of a book, and its documents with the marks in them. */
export type Marked = Readonly<{ breaks: readonly PageBreak[]; pages: readonly EpubPage[] }>;

/** Puts marks where the pages of the printed book begin, except for pages whose text is in no document. */
export function markPages(
  pages: readonly EpubPage[],
  { starts, folios, places }: PrintedPages,
  { anchors, copyright }: Pick<Edition, 'anchors' | 'copyright'>,
): Marked {
  const marked = pages.map((page) => ({ ...page, tree: structuredClone(page.tree) }));
  const markers = new Map(
    marked.flatMap(({ opens, tree }) => (opens === undefined ? [] : [[opens, markerOf(tree)]])),
  );
  const breaks: PageBreak[] = [];
  const front = places.destinations.get(copyright.id);
  const first = front ? [{ page: front.page, opens: copyright.id, block: 0, letters: 0 }] : [];
  // Marks are put in from the end, so that they do not move the places that are still to be marked.
  for (const { page, opens, block, letters } of [...first, ...starts].reverse()) {
    const [marker, label = ''] = [markers.get(opens), folios[page]];
    if (!marker) continue;
    const id = freeId(`page${label}`, anchors);
    const mark = h('span', { id, role: 'doc-pagebreak', ariaLabel: label });
    mark.properties['epub:type'] = 'pagebreak';
    marker(block, letters, mark);
    breaks.unshift({ label, id });
  }
  return { breaks, pages: marked };
}

type Parent = Root | Element;

/** Puts a mark into a tree after so many letters of a block. Letters are counted on beyond the end of the block. */
type Marker = (block: number, letters: number, mark: Element) => void;

function markerOf(tree: Root): Marker {
  const blocks = blocksOf(tree);
  const texts: { node: Text; parent: Parent }[] = [];
  const places = new Map<unknown, { parent: Parent; text: number }>();
  visit(tree, (node, _index, parent) => {
    if (!parent) return undefined;
    places.set(node, { parent, text: texts.length });
    if (node.type === 'element' && isUncounted(node)) return SKIP;
    if (node.type === 'text') texts.push({ node, parent });
    return undefined;
  });
  let last: Readonly<{ block: number; letters: number; mark: Element; parent: Parent }> | undefined;
  const put = (parent: Parent, before: unknown, mark: Element, offset = 0) => {
    const at = (parent.children as unknown[]).indexOf(before);
    parent.children.splice(at < 0 ? parent.children.length : at + offset, 0, mark);
    return parent;
  };
  const place = (number: number, letters: number, mark: Element): Parent => {
    const block = blocks[number];
    const home = places.get(block);
    if (!block || !home) return put(tree, undefined, mark);
    if (letters === 0 && standsAlone(block)) return put(home.parent, block, mark);
    if (letters === 0) return put(startOf(block), startOf(block).children[0], mark);
    let count = 0;
    for (const { node, parent } of texts.slice(home.text, home.text + reach)) {
      const length = node.value.replace(space, '').length;
      if (count + length > letters) return putInText(node, parent, letters - count, mark, put);
      count += length;
    }
    return put(block, undefined, mark);
  };
  return (block, letters, mark) => {
    const same = last?.block === block && last.letters === letters ? last : undefined;
    const parent = same ? put(same.parent, same.mark, mark) : place(block, letters, mark);
    last = { block, letters, mark, parent };
  };
}

/** How many text nodes are searched from the beginning of a block. */
const reach = 20_000;

/** Splits a text node at the mark. The node itself keeps the text before the mark, so that earlier places still find it. */
function putInText(
  node: Text,
  parent: Parent,
  letter: number,
  mark: Element,
  put: (parent: Parent, before: unknown, mark: Element, offset?: number) => Parent,
): Parent {
  const at = offsetOf(node, letter);
  if (at === 0) return put(parent, node, mark);
  const rest: Text = { type: 'text', value: node.value.slice(at) };
  node.value = node.value.slice(0, at);
  put(parent, node, mark, 1);
  parent.children.splice(parent.children.indexOf(mark as never) + 1, 0, rest as never);
  return parent;
}

/** Tells whether a mark must be before a block and not in it: readers would take it for part of a heading. */
function standsAlone(block: Element): boolean {
  return /^(h[1-6]|figure|hr)$/.test(block.tagName) || isEquation(block);
}

/** Gives the element in which a block begins: the code of a block of code, or the first paragraph of an item. */
function startOf(block: Element): Element {
  const first = block.children.find((child) => child.type !== 'text' || child.value.trim() !== '');
  const goes = first?.type === 'element' && (first.tagName === 'p' || block.tagName === 'pre');
  return goes ? first : block;
}

/** Gives the offset of a letter, counted from 0, in a text; or that of the indent before it, if it begins a line of code. */
function offsetOf({ value }: Text, letter: number): number {
  let count = -1;
  let at = 0;
  for (; at < value.length; at += 1) {
    if (value.charAt(at).replace(space, '') !== '') count += 1;
    if (count === letter) break;
  }
  const indent = /\n[ \t]*$/.exec(value.slice(0, at))?.[0];
  return indent === undefined ? at : at - indent.length + 1;
}

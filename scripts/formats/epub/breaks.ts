// Marks in an EPUB's text where the pages of the printed book begin, so that "page 37" is one place for all readers.

import type { Element, ElementContent, Root, Text } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import type { Edition } from '../../book.ts';
import { freeId } from '../../ids.ts';
import { blocksOf, isUncounted, space } from '../../paper/blocks.ts';
import type { Located } from '../../paper/layout.ts';
import type { EpubPage } from './pages.ts';

/** A page of the printed book: its folio, and the id of the mark where it begins. */
export type PageBreak = Readonly<{ label: string; id: string }>;

/** The breaks of a book, and its documents with the marks in them. */
export type Marked = Readonly<{ breaks: readonly PageBreak[]; pages: readonly EpubPage[] }>;

/** Marks where the pages of the printed book begin, as far as the documents have their text. */
export function markPages(
  pages: readonly EpubPage[],
  { starts, folios, places }: Pick<Located, 'starts' | 'folios' | 'places'>,
  { anchors, copyright }: Pick<Edition, 'anchors' | 'copyright'>,
): Marked {
  const marked = pages.map((page) => ({ ...page, tree: structuredClone(page.tree) }));
  const trees = new Map(marked.map(({ opens, tree }) => [opens, tree]));
  const blocks = new Map([...trees].map(([opens, tree]) => [opens, blocksOf(tree)]));
  const breaks: PageBreak[] = [];
  const front = places.destinations.get(copyright.id);
  const first = front ? [{ page: front.page, opens: copyright.id, block: 0, letters: 0 }] : [];
  for (const { page, opens, block, letters } of [...first, ...starts]) {
    const [tree, label = ''] = [trees.get(opens), folios[page]];
    if (!tree) continue;
    const id = freeId(`page${label}`, anchors);
    const mark = h('span', { id, role: 'doc-pagebreak', ariaLabel: label });
    mark.properties['epub:type'] = 'pagebreak';
    const at = blocks.get(opens)?.[block];
    if (!at) tree.children.push(mark);
    else if (letters === 0) markBlock(tree, at, mark);
    else markWord(tree, at, letters, mark);
    breaks.push({ label, id });
  }
  return { breaks, pages: marked };
}

/** Before a heading or a figure; inside what can hold a mark, where it belongs to the text. */
function markBlock(tree: Root, block: Element, mark: Element): void {
  if (!/^(h[1-6]|figure|hr)$/.test(block.tagName)) {
    inner(block).children.unshift(mark);
    return;
  }
  visit(tree, 'element', (node, index, parent) => {
    if (node !== block || !parent || index === undefined) return undefined;
    parent.children.splice(index, 0, mark);
    return false;
  });
}

/** The code of a block of code, the paragraph that an item begins with; else the block itself. */
function inner(block: Element): Element {
  const first = block.children.find((child) => child.type !== 'text' || child.value.trim() !== '');
  const goes = first?.type === 'element' && (first.tagName === 'p' || block.tagName === 'pre');
  return goes ? first : block;
}

/** Before the word that has so many letters before it, counted from the beginning of `block`; else where they end. */
function markWord(tree: Root, block: Element, letters: number, mark: Element): void {
  let begun = false;
  let count = 0;
  let done = false;
  visit(tree, (node, index, parent) => {
    if (done) return false;
    if (node === block) begun = true;
    if (!begun || !parent || index === undefined) return undefined;
    if (node.type === 'element' && isUncounted(node)) return SKIP;
    if (node.type !== 'text') return undefined;
    const length = node.value.replace(space, '').length;
    if (count + length <= letters) {
      count += length;
      return undefined;
    }
    const at = offsetOf(node, letters - count);
    const halves: ElementContent[] = [mark, { type: 'text', value: node.value.slice(at) }];
    if (at > 0) halves.unshift({ type: 'text', value: node.value.slice(0, at) });
    parent.children.splice(index, 1, ...halves);
    done = true;
    return false;
  });
  if (!done) block.children.push(mark);
}

/** The offset of the letter with this number, from 0, in a text. */
function offsetOf({ value }: Text, letter: number): number {
  let count = -1;
  let at = 0;
  for (; at < value.length; at += 1) {
    if (value.charAt(at).replace(space, '') !== '') count += 1;
    if (count === letter) break;
  }
  // A line of code begins with its indent.
  const indent = /\n[ \t]*$/.exec(value.slice(0, at))?.[0];
  return indent === undefined ? at : at - indent.length + 1;
}

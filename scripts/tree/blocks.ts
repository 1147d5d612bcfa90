// The blocks of a text, counted alike in every format's tree of it: so that a place found in one is found in another.

import type { Element, Root } from 'hast';
import { visit } from './visit.ts';

const names = new Set([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'pre', 'li', 'dt', 'dd'],
  ...['td', 'th', 'caption', 'figure', 'figcaption', 'summary', 'hr'],
]);

/** The blocks of a tree, in the order of the text. */
export function blocksOf(tree: Root): readonly Element[] {
  const blocks: Element[] = [];
  visit(tree, 'element', (node) => {
    if (names.has(node.tagName)) blocks.push(node);
  });
  return blocks;
}

/** What is no letter to those who count: white space, and marks of where a word may be divided. */
export const space = /[\s\u00ad\u200b\u2060]+/g;

/** Whether what stands in an element differs between formats, so that its letters are not counted: numbers of notes. */
export function isUncounted({ tagName, properties }: Element): boolean {
  return tagName === 'a' && (properties.dataFootnoteRef ?? properties.dataFootnoteBackref) !== undefined;
}

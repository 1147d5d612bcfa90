// The blocks of a text, which are counted alike in every format's tree, so that a place in one format is found in another.

import type { Element, Root } from 'hast';
import { visit } from './visit.ts';

const blockNames = new Set([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'pre', 'li', 'dt', 'dd'],
  ...['td', 'th', 'caption', 'figure', 'figcaption', 'summary', 'hr'],
]);

/** The blocks of a tree, in the order of the text. */
export function blocksOf(tree: Root): readonly Element[] {
  const blocks: Element[] = [];
  visit(tree, 'element', (node) => {
    if (blockNames.has(node.tagName) || isEquation(node)) blocks.push(node);
  });
  return blocks;
}

/** Characters that do not count as letters: white space, and marks of places where a word may be divided. */
export const space = /[\s\u00ad\u200b\u2060]+/g;

/** Whether an element is a displayed formula, with its number. */
export function isEquation({ tagName, properties: { className } }: Element): boolean {
  return tagName === 'div' && Array.isArray(className) && className[0] === 'equation';
}

/**
 * Whether an element's letters are not counted: they differ between formats, as the numbers of notes do, or nothing may
 * stand between them, as in formulas.
 */
export function isUncounted({ tagName, properties }: Element): boolean {
  if (tagName === 'math') return true;
  return tagName === 'a' && (properties.dataFootnoteRef ?? properties.dataFootnoteBackref) !== undefined;
}

// What a chapter of an edition says, for holding it against a copy: its paragraphs and its listings.

import type { Element, Nodes } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';

/** The paragraphs of a tree that have more than a few words. */
export function paragraphsOf(tree: Nodes): readonly string[] {
  const found: string[] = [];
  visit(tree, 'element', (node: Element) => {
    if (node.properties.className === undefined && node.tagName === 'p' && textOf(node).length > 30)
      found.push(textOf(node));
    return node.tagName === 'section' ? SKIP : undefined;
  });
  return found;
}

/** The blocks of code of a tree, each with its lines that are not empty; white space at their ends is none. */
export function listingsOf(tree: Nodes): readonly (readonly string[])[] {
  const found: string[][] = [];
  visit(tree, 'element', (node: Element) => {
    if (node.tagName !== 'pre') return undefined;
    found.push(linesOf(textOf(node)));
    return SKIP;
  });
  return found.filter((lines) => lines.length > 0);
}

/** The lines of a code that are not empty. */
export function linesOf(code: string): string[] {
  return code
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '');
}

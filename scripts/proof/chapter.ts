// The passages and listings of an edition's chapter, which the proof looks for in a copy.

import type { Element, Nodes } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from '../tree/visit.ts';

/**
 * The passages of a chapter: its text nodes, except in its title (the element with the id `title`), code, formulas and notes. Inside a
 * passage no edition inserts anything, such as a page reference after a link or the number of a note.
 */
export function passagesOf(tree: Nodes, title: string): readonly string[] {
  const found: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'text' && node.value.trim() !== '') found.push(node.value);
    if (node.type !== 'element') return undefined;
    const { id, dataFootnoteRef, className } = node.properties;
    const notes = Array.isArray(className) && className.includes('footnotes');
    const apart =
      id === title ||
      dataFootnoteRef !== undefined ||
      notes ||
      node.tagName === 'pre' ||
      node.tagName === 'math';
    return apart ? SKIP : undefined;
  });
  return found;
}

/** The blocks of code of a tree as lines, without empty lines and without white space at the ends of lines. */
export function listingsOf(tree: Nodes): readonly (readonly string[])[] {
  const found: string[][] = [];
  visit(tree, 'element', (node: Element) => {
    if (node.tagName !== 'pre') return undefined;
    found.push(linesOf(textOf(node)));
    return SKIP;
  });
  return found.filter((lines) => lines.length > 0);
}

/** The lines of code that are not empty, without white space at their ends. */
export function linesOf(code: string): string[] {
  return code
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '');
}

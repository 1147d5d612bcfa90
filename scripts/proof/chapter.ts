// What a chapter of an edition says, for holding it against a copy: its passages and its listings.

import type { Element, Nodes } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from '../tree/visit.ts';

/**
 * The passages of a chapter: its texts but its title (the element with the id `title`), code and notes, each up to where an
 * element begins or ends. Within one, no edition puts anything of its own, such as the page that a link leads to or the
 * number of a note.
 */
export function passagesOf(tree: Nodes, title: string): readonly string[] {
  const found: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'text' && node.value.trim() !== '') found.push(node.value);
    if (node.type !== 'element') return undefined;
    const { id, dataFootnoteRef, className } = node.properties;
    const notes = Array.isArray(className) && className.includes('footnotes');
    const apart = id === title || dataFootnoteRef !== undefined || notes || node.tagName === 'pre';
    return apart ? SKIP : undefined;
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

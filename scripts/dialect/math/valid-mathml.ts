// Makes raw MathML valid, as browsers show it: EPUB refuses fractions without a denominator and text outside of tokens.

import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from '../../tree/visit.ts';

/** The number of parts that an element must have (MathML Core, section 3). */
const parts: Readonly<Record<string, number>> = {
  mfrac: 2,
  mroot: 2,
  msub: 2,
  msup: 2,
  munder: 2,
  mover: 2,
  msubsup: 3,
  munderover: 3,
};

/** Elements that have text, and no elements. */
const tokens = new Set(['mi', 'mn', 'mo', 'ms', 'mtext']);

/** What may stand in some elements only. */
const parents: Readonly<Record<string, string>> = { mtr: 'mtable', mtd: 'mtr', mprescripts: 'mmultiscripts' };

/** Makes the formulas of a tree valid, in place. */
export function makeFormulasValid(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'math') return undefined;
    mend(node);
    return SKIP;
  });
}

function mend(node: Element): void {
  const { tagName } = node;
  if (tokens.has(tagName)) {
    if (node.children.some(({ type }) => type === 'element'))
      node.children = [{ type: 'text', value: textOf(node) }];
    return;
  }
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') {
      mend(child);
      const home = parents[child.tagName];
      return [home === undefined || home === tagName ? child : { ...child, tagName: 'mrow' }];
    }
    if (child.type !== 'text' || child.value.trim() === '') return [];
    return [{ type: 'element', tagName: 'mtext', properties: {}, children: [child] }];
  });
  const inside = node.children as Element[];
  const row = { mtable: 'mtr', mtr: 'mtd' }[tagName];
  if (row !== undefined)
    node.children = inside.map((child) => (child.tagName === row ? child : within(row, child)));
  // Browsers show an element with too few or too many parts as a row of these.
  if (parts[tagName] !== undefined && parts[tagName] !== inside.length) {
    node.tagName = 'mrow';
    node.properties = {};
  }
  if (tagName === 'mspace') node.children = [];
}

/** Puts an element into a row or a cell of a table; a row has a cell. */
function within(row: string, child: Element): Element {
  const cell: Element = { type: 'element', tagName: 'mtd', properties: {}, children: [child] };
  return row === 'mtd' ? cell : { type: 'element', tagName: 'mtr', properties: {}, children: [cell] };
}

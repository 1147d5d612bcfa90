// Lets formulas that are wider than a narrow screen scroll by themselves, so that they don't widen the page.

import type { Element, Root } from 'hast';
import { SKIP, visit } from '../../tree/visit.ts';
import { widthOf } from './width.ts';

/** The narrowest column of text that is common, on a phone, in em. */
const narrowest = 15;

/**
 * Gives wide formulas of a tree a box that scrolls and has a name, `label`, in place: whatever scrolls must be reachable by
 * keyboard, and whatever can have the focus needs a name.
 */
export function scrollWideFormulas(tree: Root, label: string): void {
  const box = { tabIndex: 0, role: 'group', ariaLabel: label };
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'div' && isClass(node, 'equation')) {
      if (node.children.some(isWide)) Object.assign(node.properties, box);
      return SKIP;
    }
    if (node.tagName === 'a') return SKIP; // What can have the focus may not be in a link.
    if (!isWide(node) || !parent || index === undefined) return node.tagName === 'math' ? SKIP : undefined;
    parent.children[index] = {
      type: 'element',
      tagName: 'span',
      properties: { className: ['wide-formula'], ...box },
      children: [node],
    };
    return SKIP;
  });
}

function isWide(node: Element['children'][number]): node is Element {
  return node.type === 'element' && node.tagName === 'math' && widthOf(node) > narrowest;
}

function isClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className[0] === name;
}

// The elements inside a piece of raw HTML in Markdown, with their places in the chapter.

import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Html } from 'mdast';
import type { Position } from 'unist';
import { visit } from 'unist-util-visit';
import { safeSubset } from '../render/safe.ts';

/** An element of raw HTML and where it starts and ends in the chapter. */
export type RawElement = Readonly<{ element: Element; place: Position }>;

/** Every element that begins in `node`, in order. Closing tags alone and comments give none. */
export function rawElements(node: Html): readonly RawElement[] {
  const origin = node.position?.start ?? { line: 1, column: 1 };
  const shift = (point: { line: number; column: number }) => ({
    line: origin.line + point.line - 1,
    column: point.line === 1 ? origin.column + point.column - 1 : point.column,
  });
  const found: RawElement[] = [];
  visit(fromHtml(node.value, { fragment: true }), 'element', (element) => {
    if (!element.position) return; // the parser's own, such as a missing <tbody>
    found.push({
      element,
      place: { start: shift(element.position.start), end: shift(element.position.end) },
    });
  });
  return found;
}

/**
 * The names that an element of raw HTML gives: its `id`, or the `name` of an `<a>`. None where no edition has it, and none of
 * a box to tick: its id is there for a label, and on paper it is a letter.
 */
export function namesOf({ element }: RawElement): readonly string[] {
  if (!safeSubset.tagNames?.includes(element.tagName) || element.tagName === 'input') return [];
  const { id, name } = element.properties;
  const names = [id, element.tagName === 'a' ? name : undefined];
  return [...new Set(names.filter((value) => typeof value === 'string'))];
}

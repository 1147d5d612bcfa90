// What would stand out of its place on a page: pictures that open a paragraph, and long numbers of lists.

import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** The width of a figure, and of the point and the space after it, in em. */
const marker = { figure: 0.52, rest: 0.65 };

/** Numbers of so many figures stand in the usual indent (templates/print/blocks.css). */
const usual = 2;

/**
 * Marks paragraphs that have a picture among their words (`pictured`; `opens` where it comes first), and gives lists room
 * for their longest number. In place.
 */
export function fitWidths(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName === 'p') markPictured(node);
    else if (node.tagName === 'ol') widen(node);
  });
}

function markPictured(paragraph: Element): void {
  const own = paragraph.properties.className;
  const classes = Array.isArray(own) ? own : [];
  if (classes.includes('picture') || !paragraph.children.some(hasPicture)) return;
  const opens = startsWithPicture(paragraph.children);
  paragraph.properties.className = [...classes, 'pictured', ...(opens ? ['opens'] : [])];
}

function hasPicture(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'img' || node.children.some(hasPicture));
}

function startsWithPicture(nodes: readonly ElementContent[]): boolean {
  for (const node of nodes) {
    if (node.type === 'text' && node.value.trim() === '') continue;
    return node.type === 'element' && (node.tagName === 'img' || startsWithPicture(node.children));
  }
  return false;
}

function widen(list: Element): void {
  const { start, type } = list.properties;
  if (typeof type === 'string' && type !== '1') return;
  const items = list.children.filter(
    (child) => child.type === 'element' && child.tagName === 'li',
  ) as Element[];
  const first = typeof start === 'number' ? start : 1;
  const values = items.flatMap(({ properties: { value } }) => (typeof value === 'number' ? [value] : []));
  const digits = [first, first + items.length - 1, ...values].map((value) => String(value).length);
  const most = Math.max(...digits);
  if (most > usual)
    list.properties.style = `padding-inline-start: ${(most * marker.figure + marker.rest).toFixed(2)}em`;
}

// What a reader gets of one markup document (HTML or XHTML): text, ids, links. For reading finished files back.

import { visit } from 'unist-util-visit';
import type { Element, Nodes, Root } from 'xast';

/** One document read back: its text with a line for each block, its ids, and the addresses of its links. */
export type MarkupReading = Readonly<{
  text: string;
  ids: readonly string[];
  links: readonly string[];
  files: readonly string[];
}>;

const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em i img input ins kbd mark q ruby rb rp rt s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
const unseen = new Set(['head', 'script', 'style', 'template', 'title']);

/** Reads a parsed document. `hidden` elements are no text; `files` are what it loads (pictures, styles, scripts). */
export function readMarkup(tree: Root): MarkupReading {
  const ids: string[] = [];
  const links: string[] = [];
  const files: string[] = [];
  visit(tree, 'element', ({ name, attributes }: Element) => {
    if (attributes.id) ids.push(attributes.id);
    if (name === 'a' && attributes.href) links.push(attributes.href);
    if (name === 'link' && attributes.href && /\b(stylesheet|icon|preload)\b/.test(attributes.rel ?? ''))
      files.push(attributes.href);
    if (attributes.src) files.push(attributes.src);
  });
  const text = textOf(tree)
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
  return { text, ids, links, files };
}

function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'cdata') return node.value;
  if (node.type === 'root') return node.children.map(textOf).join('');
  if (node.type !== 'element' || unseen.has(node.name) || node.attributes.hidden !== undefined) return '';
  if (node.name === 'br') return '\n';
  const text = node.children.map(textOf).join('');
  return inline.has(node.name) ? text : `\n${text}\n`;
}

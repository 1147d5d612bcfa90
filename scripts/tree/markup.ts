// Reads finished HTML and XHTML documents back: their text, ids, links and blocks of code.

import type { Element, Nodes, Root } from 'xast';
import { type Formula, formulaOf } from './formulas.ts';

/** A document that was read back. `text` has a line for each block; `links` and `files` are addresses. */
export type MarkupReading = Readonly<{
  text: string;
  ids: readonly string[];
  links: readonly string[];
  files: readonly string[];
  code: readonly string[];
  formulas: readonly Formula[];
  /** The `epub:type` of links, as a list of landmarks has them. */
  landmarks: readonly string[];
}>;

/** The elements that do not break a line of text. */
export const inline: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code data del dfn em i img input ins kbd mark q ruby rb rp rt s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
const unseen = new Set(['head', 'script', 'style', 'template', 'title']);

/** Reads a parsed document. Its text leaves out `hidden` elements; `files` are what it loads (pictures, styles, scripts). */
export function readMarkup(tree: Root): MarkupReading {
  const found: Found = { ids: [], links: [], files: [], code: [], landmarks: [], formulas: [] };
  const text = readNode(tree, found)
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
  return { text, ...found };
}

type Found = Readonly<Record<'ids' | 'links' | 'files' | 'code' | 'landmarks', string[]>> &
  Readonly<{ formulas: Formula[] }>;

/** Returns the text of a node, and adds its ids, links, files, code, landmarks and formulas to `found`. */
function readNode(node: Nodes, found: Found): string {
  if (node.type === 'text' || node.type === 'cdata') return node.value;
  if (node.type === 'element') readAttributes(node, found);
  if (node.type !== 'root' && node.type !== 'element') return '';
  const { length } = found.formulas;
  const text = node.children.map((child) => readNode(child, found)).join('');
  if (node.type === 'root') return text;
  if (unseen.has(node.name) || node.attributes.hidden !== undefined) {
    found.formulas.length = length;
    return '';
  }
  if (/^(?:\w+:)?math$/.test(node.name)) found.formulas.push(formulaOf(node));
  if (node.name === 'br') return '\n';
  if (node.name === 'pre') found.code.push(text);
  return inline.has(node.name) ? text : `\n${text}\n`;
}

function readAttributes({ name, attributes }: Element, { ids, links, files, landmarks }: Found): void {
  if (attributes.id) ids.push(attributes.id);
  if (name === 'a' && attributes['epub:type']) landmarks.push(attributes['epub:type']);
  if (name === 'a' && attributes.href) links.push(attributes.href);
  if (name === 'link' && attributes.href && /\b(stylesheet|icon|preload)\b/.test(attributes.rel ?? ''))
    files.push(attributes.href);
  if (attributes.src) files.push(attributes.src);
  if (attributes.srcset) files.push(...sourcesIn(attributes.srcset));
}

/** The addresses of a `srcset`. Each ends at white space or at a comma before white space, since it may contain commas. */
export function sourcesIn(srcset: string): readonly string[] {
  return [...srcset.matchAll(/([^\s,](?:\S*[^\s,])?)(?:\s[^,]*)?/g)].map(([, address = '']) => address);
}

// What a reader gets of one markup document (HTML or XHTML): text, ids, links. For reading finished files back.

import type { Element, Nodes, Root } from 'xast';

/** One document read back: its text with a line for each block, its ids, its blocks of code, and the addresses of its links. */
export type MarkupReading = Readonly<{
  text: string;
  ids: readonly string[];
  links: readonly string[];
  files: readonly string[];
  code: readonly string[];
  /** Kinds of parts that links are said to lead to (`epub:type`). */
  landmarks: readonly string[];
}>;

/** Elements that stand in a line of text. */
export const inline: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code data del dfn em i img input ins kbd mark q ruby rb rp rt s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
const unseen = new Set(['head', 'script', 'style', 'template', 'title']);

/** Reads a parsed document. `hidden` elements are no text; `files` are what it loads (pictures, styles, scripts). */
export function readMarkup(tree: Root): MarkupReading {
  const found: Found = { ids: [], links: [], files: [], code: [], landmarks: [] };
  const text = readNode(tree, found)
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
  return { text, ...found };
}

type Found = Readonly<Record<'ids' | 'links' | 'files' | 'code' | 'landmarks', string[]>>;

/** The text of a node; what else is in it goes to `found`. */
function readNode(node: Nodes, found: Found): string {
  if (node.type === 'text' || node.type === 'cdata') return node.value;
  if (node.type === 'element') readAttributes(node, found);
  if (node.type !== 'root' && node.type !== 'element') return '';
  const text = node.children.map((child) => readNode(child, found)).join('');
  if (node.type === 'root') return text;
  if (unseen.has(node.name) || node.attributes.hidden !== undefined) return '';
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

/** The addresses of a `srcset`: each ends at white space, or at a comma before it; one may hold commas. */
export function sourcesIn(srcset: string): readonly string[] {
  return [...srcset.matchAll(/([^\s,](?:\S*[^\s,])?)(?:\s[^,]*)?/g)].map(([, address = '']) => address);
}

// HTML trees made into well-formed XHTML for e-readers, with ids and file names that every system takes.

import type { Element, Root } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { h } from 'hastscript';
import { toXml } from 'xast-util-to-xml';
import { type Addressing, relink } from '../../tree/relink.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import { hangLines } from './long-lines.ts';
import { markNotes } from './notes.ts';
import { setTable } from './tables.ts';

/**
 * Where the files of an EPUB are: the file that has an id; by its path in the book, the file of a picture, and of the
 * drawing that stands beside it.
 */
type Places = Readonly<{
  home: (id: string) => string | undefined;
  picture: (path: string) => string | undefined;
  drawing?: (path: string) => string | undefined;
}>;

/** The XHTML of a tree that stands in `file`, for the inside of its body. */
export function toXhtml(tree: Root, file: string, places: Places): string {
  const { home, picture } = places;
  const addressing: Addressing = {
    link: (id) => `${home(id) === file ? '' : (home(id) ?? '')}#${xmlName(id)}`,
    image: (path) => picture(path) ?? path,
    id: xmlName,
  };
  const shown = structuredClone(tree);
  markNotes(shown);
  visit(shown, 'element', (node) => plain(node, places));
  const xml = toXast(relink(shown, addressing));
  if (xml.type !== 'root') throw new Error('a tree has a root');
  // The page that this goes into declares the namespace.
  for (const child of xml.children) if (child.type === 'element') delete child.attributes.xmlns;
  return legal(toXml(xml, { closeEmptyElements: true, tightClose: true }).replaceAll(']]>', ']]&gt;'));
}

/** Text without the characters that XML forbids, such as control characters. */
export function legal(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}

/** Changes an element into what EPUB allows in its place. */
function plain(node: Element, { picture, drawing }: Places): typeof SKIP | undefined {
  const { properties, tagName } = node;
  // XML's own attribute must agree with HTML's.
  if (properties.lang !== undefined) properties.xmlLang = properties.lang;
  if (tagName === 'table') setTable(node);
  // A named place may stand inside a link, where another `<a>` may not.
  if (tagName === 'a' && properties.href === undefined) node.tagName = 'span';
  for (const name of ['href', 'cite']) {
    const url = properties[name];
    if (typeof url === 'string' && !url.startsWith('#')) properties[name] = outsideAddress(url);
  }
  // Code runs from left to right in every language; EPUB forbids CSS to say so.
  if (tagName === 'pre') {
    properties.dir ??= 'ltr';
    hangLines(node);
  }
  // Times for machines, in forms that validators judge by the calendar: e-readers make nothing of them.
  delete properties.dateTime;
  if (tagName === 'rb' || tagName === 'time') node.tagName = 'span';
  // It would turn its text round, and does not say which way.
  if (tagName === 'bdo' && properties.dir === undefined) node.tagName = 'span';
  // Boxes of task lists are no form to fill in.
  if (tagName === 'input') become(node, properties.checked ? '☑' : '☐');
  if (tagName !== 'img') return undefined;
  const path = String(properties.src);
  if (picture(path) === undefined) become(node, String(properties.alt ?? ''));
  else {
    for (const side of ['width', 'height'])
      if (!/^\d+$/.test(String(properties[side]))) delete properties[side];
    const drawn = drawing?.(path);
    if (drawn !== undefined) offer(node, drawn);
  }
  return SKIP;
}

/** Readers that know SVG show the drawing; those that don't, such as Kindle, have never heard of what is round the picture. */
function offer(img: Element, drawn: string): void {
  const source = h('source', { srcSet: drawn, type: 'image/svg+xml' });
  Object.assign(img, { tagName: 'picture', properties: {}, children: [source, { ...img }] });
}

function become(node: Element, text: string): void {
  Object.assign(node, { tagName: 'span', properties: {}, children: [{ type: 'text', value: text }] });
}

/** An address with nothing but what RFC 3986 lets stand in one; undefined for what is none. */
function outsideAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  return legal(url)
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/[^\w!#$%&'()*+,./:;=?@~[\]-]/gu, encodeURIComponent);
}

/**
 * An id as an XML name without a colon, in ASCII. No two ids give one name: `:` becomes `.`, `_` is doubled, any other
 * character but letters, digits and `-` becomes its code point, `_2e_`; what may not begin a name is led by `_-`.
 */
export function xmlName(id: string): string {
  const name = [...id].map(nameCharacter).join('');
  return /^[A-Za-z_]/.test(name) ? name : `_-${name}`;
}

function nameCharacter(character: string): string {
  if (character === ':') return '.';
  if (character === '_') return '__';
  return /[A-Za-z0-9-]/.test(character) ? character : `_${character.codePointAt(0)?.toString(16)}_`;
}

/**
 * File names (without an ending) for `names`, in their order: ASCII, and no two the same where capitals don't count.
 * `taken` are those that the package uses itself; `fallback` is for a name of which nothing is left.
 */
export function fileNames(
  names: readonly string[],
  fallback: string,
  taken: readonly string[] = [],
): readonly string[] {
  const used = new Set(taken);
  return names.map((name) => {
    const base = asciiName(name) || fallback;
    let file = base;
    for (let number = 2; used.has(file.toLowerCase()); number += 1) file = `${base}-${number}`;
    used.add(file.toLowerCase());
    return file;
  });
}

function asciiName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 80)
    .replace(/^[._-]+|[._-]+$/g, '');
}

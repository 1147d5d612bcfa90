// Makes well-formed XHTML for e-readers from HTML trees, with ids and file names that work on every system.

import type { Element, Root } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { h } from 'hastscript';
import { toXml } from 'xast-util-to-xml';
import { scrollWideFormulas } from '../../dialect/math/scroll.ts';
import type { Words } from '../../settings/words/names.ts';
import { type Addressing, relink } from '../../tree/relink.ts';
import { tellFiles } from '../../tree/tell-files.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import { markGlossaries } from './glossaries.ts';
import { hangLines } from './long-lines.ts';
import { markNotes } from './notes.ts';
import { setTable } from './tables.ts';

/**
 * The words of the book, and the files of its EPUB: `home` gives the file that has an id; `picture` and `drawing` give the files of a picture and of
 * the drawing that it was made from, by its path in the book.
 */
type Places = Readonly<{
  words: Words;
  home: (id: string) => string | undefined;
  picture: (path: string) => string | undefined;
  drawing?: (path: string) => string | undefined;
}>;

/** Gives the XHTML of a tree, for the content of the `<body>` of `file`. */
export function toXhtml(tree: Root, file: string, places: Places): string {
  const { home, picture } = places;
  const addressing: Addressing = {
    link: (id) => `${home(id) === file ? '' : (home(id) ?? '')}#${xmlName(id)}`,
    image: (path) => picture(path) ?? path,
    id: xmlName,
  };
  const shown = structuredClone(tree);
  tellFiles(shown, places.words);
  markNotes(shown);
  markGlossaries(shown);
  scrollWideFormulas(shown, places.words.equation);
  visit(shown, 'element', (node) => adapt(node, places));
  const xml = toXast(relink(shown, addressing));
  if (xml.type !== 'root') throw new Error(`Unexpected ${xml.type}, expected a root`);
  // The document that this goes into declares the namespace.
  for (const child of xml.children)
    if (child.type === 'element' && child.name !== 'math') delete child.attributes.xmlns;
  return legal(toXml(xml, { closeEmptyElements: true, tightClose: true }).replaceAll(']]>', ']]&gt;'));
}

/** Replaces the characters in a text that XML forbids, such as control characters. */
export function legal(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}

/** Changes an element, in place, into one that EPUB allows. */
function adapt(node: Element, { picture, drawing }: Places): typeof SKIP | undefined {
  const { properties, tagName } = node;
  // EPUB requires `xml:lang` to agree with `lang`.
  if (properties.lang !== undefined) properties.xmlLang = properties.lang;
  if (tagName === 'math') properties.xmlns = 'http://www.w3.org/1998/Math/MathML';
  if (tagName === 'table') setTable(node);
  // An anchor without `href` may be inside a link, where another `<a>` may not.
  if (tagName === 'a' && properties.href === undefined) node.tagName = 'span';
  for (const name of ['href', 'cite']) {
    const url = properties[name];
    if (typeof url === 'string' && !url.startsWith('#')) properties[name] = outsideAddress(url);
  }
  // Code runs from left to right in every language, and EPUB forbids the CSS property `direction`.
  if (tagName === 'pre') {
    properties.dir ??= 'ltr';
    hangLines(node);
  }
  // Validators check `datetime`, and e-readers make no use of it.
  delete properties.dateTime;
  if (tagName === 'rb' || tagName === 'time') node.tagName = 'span';
  // `bdo` requires a direction.
  if (tagName === 'bdo' && properties.dir === undefined) node.tagName = 'span';
  // The checkboxes of task lists are not to be filled in.
  if (tagName === 'input') replaceByText(node, properties.checked ? '☑' : '☐');
  if (tagName !== 'img') return undefined;
  const path = String(properties.src);
  if (picture(path) === undefined) replaceByText(node, String(properties.alt ?? ''));
  else {
    for (const side of ['width', 'height'])
      if (!/^\d+$/.test(String(properties[side]))) delete properties[side];
    const drawn = drawing?.(path);
    if (drawn !== undefined) offerDrawing(node, drawn);
  }
  return SKIP;
}

/** Offers the drawing in a `<picture>` around the image. Readers without SVG, such as Kindle, ignore all but the image. */
function offerDrawing(img: Element, drawn: string): void {
  const source = h('source', { srcSet: drawn, type: 'image/svg+xml' });
  Object.assign(img, { tagName: 'picture', properties: {}, children: [source, { ...img }] });
}

function replaceByText(node: Element, text: string): void {
  Object.assign(node, { tagName: 'span', properties: {}, children: [{ type: 'text', value: text }] });
}

/** Percent-encodes the characters of an address that RFC 3986 does not allow; gives undefined where it is not an address. */
function outsideAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  return legal(url)
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/[^\w!#$%&'()*+,./:;=?@~[\]-]/gu, encodeURIComponent);
}

/**
 * Turns an id into an XML name without a colon, in ASCII. No two ids give the same name: `:` becomes `.`, `_` is doubled,
 * any other character except letters, digits and `-` becomes its code point (`_2e_`), and `_-` is put before a name that
 * would begin with a character that may not begin one.
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
 * Gives file names without extension for `names`, in their order. They are ASCII, and no two differ only in case. `taken`
 * are the names that the package uses itself; `fallback` replaces a name of which no character is left.
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

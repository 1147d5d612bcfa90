// One chapter: its Markdown tree to the HTML tree that every format starts from.

import type { Element, Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toString as textOf } from 'hast-util-to-string';
import remarkRehype from 'remark-rehype';
import { visit } from 'unist-util-visit';
import type { Book, Chapter, Image } from '../book.ts';
import type { Resolve } from '../links.ts';
import { decodePercent } from '../percent.ts';
import { imagePath } from '../read/images.ts';
import { headingNumber } from '../read/parse.ts';
import type { Words } from '../vocabulary.ts';
import { typographer } from './quotes.ts';
import { parseRaw } from './raw.ts';
import { safeSubset } from './safe.ts';

/** The HTML tree of a chapter: safe, its links `#id`, its pictures by path in the book. */
export function renderChapter(chapter: Chapter, book: Book, resolve: Resolve, words: Words): Root {
  const prefix = notePrefix(chapter, book);
  const processor = typographer(book.manifest.language)();
  processor.use(remarkRehype, {
    allowDangerousHtml: true,
    clobberPrefix: prefix,
    footnoteBackContent: '↩',
  });
  const raw = processor.runSync(structuredClone(chapter.tree)) as Root;
  const parsed = parseRaw(raw);
  lowerSchemes(parsed);
  const tree = sanitize(parsed, safeSubset) as Root;
  visit(tree, 'element', (node, index, parent) => {
    const { properties } = node;
    // The library percent-encodes what it makes of a note's label; the author's own ids are as they are.
    if (typeof properties.id === 'string' && properties.id.startsWith(prefix))
      properties.id = decodePercent(properties.id);
    if (node.tagName === 'a') {
      if (isNoteLink(node)) properties.href = decodePercent(String(properties.href));
      if (typeof properties.name === 'string') nameBy(node, properties.name);
      delete properties.name;
      if (typeof properties.href === 'string' && !isNoteLink(node))
        properties.href = address(properties.href, chapter, resolve);
    }
    if (node.tagName === 'img') showImage(node, chapter, book);
    if (node.tagName === 'p' && isPicture(node)) properties.className = ['picture'];
    if (/^h[1-6]$/.test(node.tagName)) numberHeading(node, chapter.headings[0]?.number);
    if (node.tagName === 'td' || node.tagName === 'th') align(node);
    if (node.tagName === 'section' && properties.dataFootnotes !== undefined) {
      // The heading that GFM hides would be a section of its own in contents and outline.
      node.children = node.children.filter((child) => child.type !== 'element' || child.tagName !== 'h2');
      node.properties = { className: ['footnotes'], ariaLabel: words.notes };
    }
    if (node.tagName === 'table' && parent && index !== undefined && !isScroller(parent)) {
      // Wide tables scroll inside a box of their own; the box is visited next, and its table then left as it is.
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table'] },
        children: [node],
      };
      return index;
    }
    return undefined;
  });
  return tree;
}

function isScroller(node: Element | Root): boolean {
  return (
    node.type === 'element' &&
    Array.isArray(node.properties.className) &&
    node.properties.className[0] === 'table'
  );
}

/** `HTTPS://…` is a sound address, but the safe subset compares schemes letter by letter and would drop it. */
function lowerSchemes(tree: Root): void {
  visit(tree, 'element', ({ properties }) => {
    for (const name of ['href', 'cite'])
      if (typeof properties[name] === 'string')
        properties[name] = properties[name].replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase());
  });
}

/** What the ids of a chapter's notes begin with: no name of the book does. */
function notePrefix({ name }: Chapter, { anchors }: Book): string {
  let prefix = `${name.replace(/\s+/g, '-')}-`;
  while (anchors.some(({ id }) => id.startsWith(`${prefix}fn`))) prefix += 'n-';
  return prefix;
}

/** Gives an element a name; beside an id of another spelling it stands in a place of its own. */
function nameBy({ properties, children }: Element, id: string): void {
  properties.id ??= id;
  if (properties.id !== id)
    children.unshift({ type: 'element', tagName: 'span', properties: { id }, children: [] });
}

function isNoteLink({ properties }: Element): boolean {
  return properties.dataFootnoteRef !== undefined || properties.dataFootnoteBackref !== undefined;
}

function address(href: string, chapter: Chapter, resolve: Resolve): string {
  const target = resolve(href, chapter.path);
  return target.to === 'anchor' ? `#${target.anchor.id}` : href;
}

function showImage({ properties }: Element, chapter: Chapter, book: Book): void {
  const path = imagePath(chapter.path, String(properties.src ?? ''));
  const image = path === undefined ? undefined : book.images.get(path);
  if (path === undefined || typeof image !== 'object') return;
  properties.src = path;
  // Sizes let a page be laid out before its pictures have come.
  const { width, height } = size(image);
  if (properties.width === undefined && properties.height === undefined)
    Object.assign(properties, { width, height });
}

function size({ width, height }: Image): Readonly<{ width?: number; height?: number }> {
  return width === undefined || height === undefined
    ? {}
    : { width: Math.round(width), height: Math.round(height) };
}

/** Whether a paragraph is nothing but pictures: CSS can't tell, it takes no notice of text beside an element. */
function isPicture({ children }: Element): boolean {
  const elements = children.filter((child) => child.type === 'element');
  return (
    elements.length > 0 &&
    elements.every(({ tagName }) => tagName === 'img') &&
    !textOf({ type: 'root', children }).trim()
  );
}

function numberHeading(node: Element, chapter: string | undefined): void {
  const [first] = node.children;
  const number = first?.type === 'text' ? headingNumber(first.value, chapter) : undefined;
  if (first?.type !== 'text' || !number) return;
  const span: Element = {
    type: 'element',
    tagName: 'span',
    properties: { className: ['number'] },
    children: [{ type: 'text', value: number.text }],
  };
  node.children.splice(0, 1, span, { type: 'text', value: ` ${number.rest}` });
}

/** A cell's alignment as a class: the attribute is no HTML any more. */
function align({ properties }: Element): void {
  if (typeof properties.align === 'string') properties.className = [`align-${properties.align}`];
  delete properties.align;
}

// One chapter: its Markdown tree to the HTML tree that every format starts from.

import { posix } from 'node:path';
import type { Element, ElementContent, Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toString as textOf } from 'hast-util-to-string';
import remarkRehype from 'remark-rehype';
import { constructs } from '../dialect/constructs.ts';
import { canFollow, isAddress, type Resolve } from '../dialect/links.ts';
import { closeTags } from '../dialect/raw-html.ts';
import { safeSubset } from '../dialect/safe.ts';
import type { Book, Chapter, Image } from '../model/book.ts';
import { imagePath } from '../read/images.ts';
import { headingNumber } from '../read/slugs.ts';
import type { Words } from '../settings/words/names.ts';
import { decodePercent } from '../text/percent.ts';
import { visit } from '../tree/visit.ts';
import { typographer } from './quotes.ts';
import { parseRaw } from './raw.ts';
import { mend } from './repair-html.ts';

/** Gives the HTML tree of each chapter of a book: safe, its ids unique in the book, its links `#id`, its pictures by path. */
export function chapterRenderer(book: Book, resolve: Resolve, words: Words): (chapter: Chapter) => Root {
  const prefixOf = notePrefixes(book);
  const ids = new Map<string, Map<string, string>>(book.chapters.map(({ name }) => [name, new Map()]));
  for (const { home, local, id } of book.anchors) ids.get(home)?.set(local, id);
  return (chapter) => {
    const tree = renderChapter(chapter, book, resolve, words, prefixOf(chapter));
    giveIds(tree, ids.get(chapter.name) ?? new Map());
    return tree;
  };
}

function renderChapter(chapter: Chapter, book: Book, resolve: Resolve, words: Words, prefix: string): Root {
  const processor = typographer(book.manifest.language)();
  processor.use(remarkRehype, {
    allowDangerousHtml: true,
    clobberPrefix: prefix,
    footnoteBackContent: '↩',
  });
  const markdown = structuredClone(chapter.tree);
  closeTags(markdown);
  const raw = processor.runSync(markdown) as Root;
  const parsed = parseRaw(raw);
  settleAddresses(parsed.children as ElementContent[], chapter, false);
  const tree = sanitize(parsed, safeSubset) as Root;
  const outlined = new Set(chapter.headings.map(({ local }) => local));
  visit(tree, 'element', (node, index, parent) => {
    const { properties } = node;
    // The library percent-encodes what it makes of a note's label; the author's own ids are as they are.
    if (typeof properties.id === 'string' && properties.id.startsWith(prefix))
      properties.id = decodePercent(properties.id);
    if (node.tagName === 'a') {
      if (isNoteLink(node)) properties.href = decodePercent(String(properties.href));
      if (typeof properties.name === 'string') nameBy(node, properties.name);
      delete properties.name;
      if (typeof properties.href === 'string' && !isNoteLink(node)) {
        const href = address(properties.href, chapter, resolve);
        if (href === undefined) delete properties.href;
        else properties.href = href;
      }
    }
    if (node.tagName === 'input') delete properties.id;
    if (node.tagName === 'img') showImage(node, chapter, book);
    if (node.tagName === 'p' && isPicture(node)) properties.className = ['picture'];
    if (/^h[1-6]$/.test(node.tagName)) {
      if (outlined.has(String(properties.id))) numberHeading(node, chapter.headings[0]?.number);
      else makeBold(node);
    }
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
  for (const { finish } of constructs) finish(tree, words);
  mend(tree, words);
  return tree;
}

function isScroller(node: Element | Root): boolean {
  return (
    node.type === 'element' &&
    Array.isArray(node.properties.className) &&
    node.properties.className[0] === 'table'
  );
}

/** What the ids of a chapter's notes begin with: no name of the book does. */
function notePrefixes({ anchors }: Book): (chapter: Chapter) => string {
  // Few names, if any, look like those of notes.
  const alike = anchors
    .flatMap(({ id, local, slugs = [] }) => [id, local, ...slugs])
    .filter((id) => id.includes('-fn'));
  return ({ name }) => {
    let prefix = `${name.replace(/\s+/g, '-')}-`;
    while (alike.some((id) => id.startsWith(`${prefix}fn`))) prefix += 'n-';
    return prefix;
  };
}

/** Makes the ids of a chapter those of the book, in place. Of an id that stands twice, the first is it, as in a browser. */
function giveIds(tree: Root, ids: ReadonlyMap<string, string>): void {
  const given = new Set<string>();
  visit(tree, 'element', ({ properties }) => {
    const { id, headers } = properties;
    if (Array.isArray(headers)) properties.headers = headers.map((one) => ids.get(String(one)) ?? one);
    if (typeof id !== 'string') return;
    if (given.has(id)) delete properties.id;
    else properties.id = ids.get(id) ?? id;
    given.add(id);
  });
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

/** Where a link of a chapter leads; undefined for an address that nobody can follow: its words are shown without it. */
function address(written: string, chapter: Chapter, resolve: Resolve): string | undefined {
  const href = written.trim().replace(/^\/\//, 'https://');
  if (href === '') return undefined;
  const target = resolve(written, chapter.path);
  if (target.to === 'anchor') return `#${target.anchor.id}`;
  return isAddress(href) && !canFollow(href) ? undefined : href;
}

/**
 * Puts a link in the place of each picture from elsewhere, which no edition fetches; in a link, its words alone. A picture
 * that is in its address gets the path that it has in the book. Schemes of links are written small, as the safe subset has them.
 */
function settleAddresses(nodes: ElementContent[], chapter: Chapter, inLink: boolean): void {
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'element') continue;
    settleAddresses(node.children, chapter, inLink || node.tagName === 'a');
    const { src, alt, title, href: link } = node.properties;
    if (typeof link === 'string')
      node.properties.href = link
        .trim()
        // Browsers pass over line breaks in an address; XML would make spaces of them.
        .replace(/[\t\n\r]+/g, '')
        .replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase());
    const url = String(src ?? '');
    if (node.tagName !== 'img' || !isAddress(url)) continue;
    const path = imagePath(chapter.path, url);
    if (path !== undefined) {
      node.properties.src = posix.relative(posix.dirname(chapter.path), path);
      continue;
    }
    const value = String(alt || title || url.replace(/[?#].*$/, '').replace(/^.*\/(?=.)/, ''));
    const text: ElementContent = { type: 'text', value };
    const href = url.replace(/^\/\//, 'https://');
    nodes[index] = inLink ? text : { type: 'element', tagName: 'a', properties: { href }, children: [text] };
  }
}

function showImage({ properties }: Element, chapter: Chapter, book: Book): void {
  const path = imagePath(chapter.path, String(properties.src ?? ''));
  const image = path === undefined ? undefined : book.images.get(path);
  if (path === undefined || typeof image !== 'object') return;
  properties.src = path;
  // Without a text it is taken for a decoration, which those who can't see it miss nothing of.
  properties.alt ??= '';
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

/** Makes bold text of a heading in a quote, a list or a table, which no contents have. */
function makeBold(node: Element): void {
  const strong: Element = { type: 'element', tagName: 'strong', properties: {}, children: node.children };
  Object.assign(node, { tagName: 'p', children: [strong] });
}

/** A cell's alignment as a class: the attribute is no HTML any more. */
function align({ properties }: Element): void {
  if (typeof properties.align === 'string') properties.className = [`align-${properties.align}`];
  delete properties.align;
}

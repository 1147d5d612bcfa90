// Shapes a chapter's outline: one title, and below it headings without gaps in their ranks, those in raw HTML included.

import type { Element, RootContent as HtmlContent, Root as HtmlTree } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as htmlText } from 'hast-util-to-string';
import type { Heading, HeadingData, Html, PhrasingContent, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Point } from 'unist';
import { location } from 'vfile-location';
import { frontMatterOf, textIn } from '../dialect/front-matter.ts';
import type { RawElement } from '../dialect/raw-html.ts';
import { visit } from '../tree/visit.ts';

declare module 'mdast' {
  interface HeadingData {
    /** The rank that the author wrote; undefined for a title that is no heading of the chapter. */
    written?: Heading['depth'];
    /** The source of a title that is no heading of the chapter. */
    from?: 'front matter' | 'chapter list' | 'role' | 'file name';
  }
  interface ParagraphData {
    /** True if this was a heading without text. */
    blank?: true;
  }
}

/**
 * Shapes the outline of a chapter, in place. The title is the first heading, whatever its rank, and gets rank 1; if
 * another heading of rank 1 says what the list of chapters says, that is the title, and those before it, such as the
 * title of the book, become bold paragraphs. A chapter without a heading of rank 1 takes the title of its front matter, if that has one; a chapter without any
 * heading takes the `listed` title, or else the `word` for its role, or else the name of the file at `path`. Every other heading gets one rank below the
 * nearest earlier one that the author ranked higher, so that contents and PDF outlines have no gaps; a second `# Title`
 * is a section. The headings of a glossary are its terms, so that one without a heading of rank 1 takes the title of one without any. Headings in quotes and lists belong to no outline and stay as they are. A heading without text becomes
 * a paragraph.
 */
export function shapeOutline(
  tree: Root,
  path: string,
  listed?: string,
  word?: string,
  isGlossary = false,
): void {
  raiseHeadings(tree);
  dropBlank(tree);
  const written = tree.children.filter((node) => node.type === 'heading');
  const headings = listed === undefined ? written : fromListed(tree, written, listed);
  for (const node of headings) node.data = { ...node.data, written: node.depth };
  const front = frontMatterOf(tree);
  const title = front && textIn(front, 'title');
  if (title !== undefined && !headings.some(({ depth }) => depth === 1))
    addTitle(tree, headings, title, 'front matter');
  else if (isGlossary && !headings.some(({ depth }) => depth === 1))
    addTitle(
      tree,
      headings,
      listed ?? word ?? titleOfFile(path),
      listed === undefined ? 'role' : 'chapter list',
    );
  else if (headings.length === 0 && listed !== undefined) addTitle(tree, headings, listed, 'chapter list');
  else if (headings.length === 0 && word !== undefined) addTitle(tree, headings, word, 'role');
  else if (headings.length === 0) addTitle(tree, headings, titleOfFile(path), 'file name');
  const open: number[] = [];
  for (const node of headings) {
    const rank = node.data?.written ?? 1;
    // The title is never closed, because everything in the chapter is below it.
    while (open.length > 1 && (open.at(-1) ?? 0) >= rank) open.pop();
    open.push(node === headings[0] ? 0 : rank);
    node.depth = Math.min(open.length, 6) as Heading['depth'];
  }
}

/** Gives the headings from the one of rank 1 on that has the listed title. Those before it become paragraphs, in place. */
function fromListed(tree: Root, headings: Heading[], listed: string): Heading[] {
  const words = (text: string) => text.replace(/\s+/g, ' ').trim();
  const start = headings.findIndex((node) => node.depth === 1 && words(textOf(node)) === words(listed));
  if (start < 1 || headings.slice(0, start).some(({ depth }) => depth > 1)) return headings;
  const before = new Set<RootContent>(headings.slice(0, start));
  tree.children = tree.children.map((node): RootContent => {
    if (node.type !== 'heading' || !before.has(node)) return node;
    const { children, position } = node;
    return { type: 'paragraph', children: [{ type: 'strong', children }], ...(position && { position }) };
  });
  return headings.slice(start);
}

/** Makes a title of a file's name: `chapters/03-hello_world.md` gives `Hello world`, a README takes its folder's name. */
function titleOfFile(path: string): string {
  const parts = path.replace(/\.[^./]+$/, '').split('/');
  const last = parts.at(-1) ?? '';
  const folder = parts.length > 2 && /^(?:index|readme)$/i.test(last) ? parts.at(-2) : undefined;
  const name = folder ?? last;
  const words = name
    .replace(/^\d+[\s._-]+(?=.)/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
  return words === '' ? name : words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function addTitle(
  tree: Root,
  headings: Heading[],
  title: string,
  from: NonNullable<HeadingData['from']>,
): void {
  const start = { line: 1, column: 1, offset: 0 };
  const position = { start, end: start };
  const node: Heading = {
    type: 'heading',
    depth: 1,
    children: [{ type: 'text', value: title, position }],
    position,
    data: { from },
  };
  tree.children.unshift(node);
  headings.unshift(node);
}

/** Turns headings without text into paragraphs, so that pictures and names in them stay. */
function dropBlank(tree: Root): void {
  visit(tree, 'heading', (node, index, parent) => {
    if (!parent || index === undefined || textOf(node, { includeHtml: false }).trim()) return;
    const { children, position } = node;
    parent.children[index] = {
      type: 'paragraph',
      children,
      ...(position && { position }),
      data: { blank: true },
    };
  });
}

declare module 'mdast' {
  interface HeadingData {
    /** The raw HTML element that the heading was written as. */
    raw?: RawElement;
  }
}

/** Elements around a heading that do not keep it out of the chapter's outline. */
const around: ReadonlySet<string> = new Set([
  'div',
  'section',
  'article',
  'main',
  'header',
  'center',
  'hgroup',
]);

/** Replaces headings in top-level blocks of raw HTML by Markdown headings, in place. The HTML around them stays raw. */
function raiseHeadings(tree: Root): void {
  tree.children = tree.children.flatMap((node) =>
    node.type === 'html' && /<h[1-6]/i.test(node.value) ? divide(node) : [node],
  );
}

/** Divides a block of raw HTML into its headings and what is between them. */
function divide(node: Html): readonly RootContent[] {
  const { value } = node;
  const points = location(value);
  const origin = node.position?.start ?? { line: 1, column: 1, offset: 0 };
  const place = (offset: number): Point => {
    const { line, column } = points.toPoint(offset) ?? { line: 1, column: 1 };
    return {
      line: origin.line + line - 1,
      column: line === 1 ? origin.column + column - 1 : column,
      offset: (origin.offset ?? 0) + offset,
    };
  };
  const position = (from: number, to: number) => ({ start: place(from), end: place(to) });
  const pieces: RootContent[] = [];
  let end = 0;
  const rest = (to: number) => {
    if (value.slice(end, to).trim() !== '')
      pieces.push({ type: 'html', value: value.slice(end, to), position: position(end, to) });
  };
  for (const { element, from, to, inner } of headingsIn(fromHtml(value, { fragment: true, verbose: true }))) {
    rest(from);
    end = to;
    pieces.push({
      type: 'heading',
      depth: Number(element.tagName.slice(1)) as Heading['depth'],
      children: [...nameOf(element, position(from, from)), ...phrasing(value, inner, position)],
      position: position(from, to),
      data: { raw: { element, place: position(from, to) } },
    });
  }
  rest(value.length);
  return pieces;
}

type Found = Readonly<{ element: Element; from: number; to: number; inner: readonly [number, number] }>;

/** Finds the complete headings of a fragment that have only divisions around them, with the offsets of their tags. */
function headingsIn({ children }: HtmlTree | Element): readonly Found[] {
  return (children as readonly HtmlContent[]).flatMap((child) => {
    if (child.type !== 'element') return [];
    if (around.has(child.tagName)) return headingsIn(child);
    if (!/^h[1-6]$/.test(child.tagName)) return [];
    const { opening, closing } = child.data?.position ?? {};
    const [from, first] = [opening?.start.offset, opening?.end.offset];
    const [last, to] = [closing?.start.offset, closing?.end.offset];
    if (from === undefined || first === undefined || last === undefined || to === undefined) return [];
    return [{ element: child, from, to, inner: [first, last] as const }];
  });
}

/** Turns an element's id into the name that a Markdown heading would have. */
function nameOf({ properties: { id } }: Element, position: Html['position']): readonly Html[] {
  if (typeof id !== 'string' || /["&<>]/.test(id)) return [];
  return [{ type: 'html', value: `<a name="${id}"></a>`, ...(position && { position }) }];
}

/** Gives the raw HTML inside a heading as Markdown parses it inline: texts, and each tag as a node of its own. */
function phrasing(
  value: string,
  [from, to]: readonly [number, number],
  position: (from: number, to: number) => NonNullable<Html['position']>,
): readonly PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let end = from;
  const text = (until: number) => {
    const words = htmlText(fromHtml(value.slice(end, until), { fragment: true })).replace(/\s+/g, ' ');
    const shown = nodes.length === 0 ? words.trimStart() : words;
    if (shown !== '') nodes.push({ type: 'text', value: shown, position: position(end, until) });
  };
  for (const { 0: tag, index } of value.slice(from, to).matchAll(/<!--[\s\S]*?-->|<\/?[a-z][^<>]*>/gi)) {
    text(from + index);
    end = from + index + tag.length;
    nodes.push({ type: 'html', value: tag, position: position(from + index, end) });
  }
  text(to);
  const last = nodes.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return nodes;
}

// A chapter's outline: one title, and below it headings without gaps in their ranks, those in raw HTML included.

import type { Element, RootContent as HtmlContent, Root as HtmlTree } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as htmlText } from 'hast-util-to-string';
import type { Heading, HeadingData, Html, PhrasingContent, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Point } from 'unist';
import { location } from 'vfile-location';
import type { RawElement } from '../dialect/raw-html.ts';
import { visit } from '../tree/visit.ts';
import { frontMatterOf, titleIn } from './front-matter.ts';

declare module 'mdast' {
  interface HeadingData {
    /** The rank that the author wrote; none for a title that the chapter has from elsewhere. */
    written?: Heading['depth'];
    /** Where a title comes from that is no heading of the chapter. */
    from?: 'front matter' | 'chapter list' | 'file name';
  }
  interface ParagraphData {
    /** That this was a heading without text. */
    blank?: true;
  }
}

/**
 * Shapes the outline of a chapter, in place. Its title is its first heading, of whatever rank: that gets rank 1. Without a
 * heading of rank 1 it is the title of the front matter, where there is one, and without any heading the title that is
 * `listed`, or the name of the file at `path`. Each other heading is one rank below the nearest one before it that the author ranked higher, so that
 * contents, outlines and readers' tables find no gap; a second `# Title` is a section. Headings in quotes and lists are
 * left alone: they belong to no outline. A heading without text becomes a paragraph.
 */
export function shapeOutline(tree: Root, path: string, listed?: string): void {
  raiseHeadings(tree);
  dropBlank(tree);
  const headings = tree.children.filter((node) => node.type === 'heading');
  for (const node of headings) node.data = { ...node.data, written: node.depth };
  const front = frontMatterOf(tree);
  const title = front && titleIn(front);
  if (title !== undefined && !headings.some(({ depth }) => depth === 1))
    addTitle(tree, headings, title, 'front matter');
  else if (headings.length === 0 && listed !== undefined) addTitle(tree, headings, listed, 'chapter list');
  else if (headings.length === 0) addTitle(tree, headings, titleOfFile(path), 'file name');
  const open: number[] = [];
  for (const node of headings) {
    const rank = node.data?.written ?? 1;
    // The title stays open: nothing of the chapter stands beside it.
    while (open.length > 1 && (open.at(-1) ?? 0) >= rank) open.pop();
    open.push(node === headings[0] ? 0 : rank);
    node.depth = Math.min(open.length, 6) as Heading['depth'];
  }
}

/** What a file's name says of its chapter: `chapters/03-hello_world.md` is `Hello world`; `README.md` speaks for its folder. */
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

/** Makes paragraphs of headings without text, so that a picture or a name in them stays. */
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
    /** The element that the heading was written as. */
    raw?: RawElement;
  }
}

/** Elements that a heading may stand in and still be one of the chapter's own. */
const around: ReadonlySet<string> = new Set([
  'div',
  'section',
  'article',
  'main',
  'header',
  'center',
  'hgroup',
]);

/** Replaces, in place, the headings in the blocks of raw HTML at a tree's margin; what stands around them stays raw. */
function raiseHeadings(tree: Root): void {
  tree.children = tree.children.flatMap((node) =>
    node.type === 'html' && /<h[1-6]/i.test(node.value) ? divide(node) : [node],
  );
}

/** A block of raw HTML as the headings in it and what is between them. */
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

/** The headings of a fragment that are whole and stand in nothing but divisions: from where to where, and of what inside. */
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

/** An element's id as the name that a heading in Markdown would have. */
function nameOf({ properties: { id } }: Element, position: Html['position']): readonly Html[] {
  if (typeof id !== 'string' || /["&<>]/.test(id)) return [];
  return [{ type: 'html', value: `<a name="${id}"></a>`, ...(position && { position }) }];
}

/** Raw HTML inside a heading as Markdown has it there: texts, and each tag by itself. */
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

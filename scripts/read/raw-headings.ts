// Headings in raw HTML (`<h1 align="center">Title</h1>`) made headings of the tree, so that contents and links know them.

import type { Element, RootContent as HtmlContent, Root as HtmlTree } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as htmlText } from 'hast-util-to-string';
import type { Heading, Html, PhrasingContent, Root, RootContent } from 'mdast';
import type { Point } from 'unist';
import { location } from 'vfile-location';
import type { RawElement } from './fragment.ts';

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
export function raiseHeadings(tree: Root): void {
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

// Reads raw HTML in Markdown: its elements, the names that they give, and its tags; and closes what is left open.

import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Html, Nodes, Paragraph, Parents, Root, RootContent } from 'mdast';
import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import type { Position } from 'unist';
import { visit } from '../tree/visit.ts';
import { safeHtml } from './safe.ts';

/**
 * A tag: its element's name, whether it is a closing one, whether it ends with `/>`, its place, and the offset of its
 * end in its node.
 */
type Tag = Readonly<{ name: string; closes: boolean; slashed: boolean; place: Position; end: number }>;

/** Tags without a counterpart: `open` is never closed in its paragraph or block, `stray` closes nothing. */
type Loose = Readonly<{ open: readonly Tag[]; stray: readonly Tag[] }>;

/** Elements that have no closing tag. */
const empty: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'input', 'wbr']);
/** Elements whose closing tag HTML does not require. */
const forgiving: ReadonlySet<string> = new Set([
  'li',
  'p',
  'dt',
  'dd',
  'rt',
  'rp',
  'rb',
  'tr',
  'td',
  'th',
  'thead',
  'tbody',
  'tfoot',
  'colgroup',
  'caption',
]);

/** Gives the tags in a piece of raw HTML whose elements the editions keep, in order. */
export function tagsOf({ value, position }: Html): readonly Tag[] {
  const tags: Tag[] = [];
  const origin = position?.start ?? { line: 1, column: 1 };
  const add = ({ tagName: name, selfClosing, location }: Token.TagToken, closes: boolean) => {
    if (!location || !safeHtml.tagNames?.includes(name)) return; // the check `html` tells of it
    const at = (line: number, column: number) => ({
      line: origin.line + line - 1,
      column: line === 1 ? origin.column + column - 1 : column,
    });
    const { startLine, startCol, endLine, endCol } = location;
    const place = { start: at(startLine, startCol), end: at(endLine, endCol) };
    tags.push({ name, closes, slashed: selfClosing, place, end: location.endOffset });
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        add(token, false);
        // The content of these elements is never markup.
        if (token.tagName === 'script' || token.tagName === 'style') tokenizer.state = TokenizerMode.RAWTEXT;
      },
      onEndTag: (token) => add(token, true),
      onComment: () => {},
      onDoctype: () => {},
      onEof: () => {},
      onCharacter: () => {},
      onNullCharacter: () => {},
      onWhitespaceCharacter: () => {},
    },
  );
  tokenizer.write(value, true);
  return tags;
}

/** Finds the tags in a tree that have no counterpart. */
export function looseTags(tree: Root): Loose {
  const open: Tag[] = [];
  const stray: Tag[] = [];
  visit(tree, (node: Nodes) => {
    if (!('children' in node)) return;
    const tags = node.children.flatMap((child) => (child.type === 'html' ? tagsOf(child) : []));
    const waiting: Tag[] = [];
    for (const tag of tags) {
      if (!tag.closes) {
        if (!empty.has(tag.name)) (tag.slashed ? open : waiting).push(tag);
        continue;
      }
      const at = waiting.findLastIndex(({ name }) => name === tag.name);
      if (at < 0) stray.push(tag);
      else open.push(...waiting.splice(at).slice(1));
    }
    open.push(...waiting);
  });
  return { open: open.filter(({ name, slashed }) => slashed || !forgiving.has(name)), stray };
}

/**
 * Closes what raw HTML leaves open, in place: `<a name="x"/>` at once, as its author means it, and anything else at the
 * end of its paragraph or of the blocks beside it, because it would go on to the end of the chapter. What another
 * paragraph closes is left to the HTML parser.
 */
export function closeTags(tree: Root): void {
  const { open, stray } = looseTags(tree);
  if (open.length === 0) return;
  const loose = new Set(open.map(({ place }) => keyOf(place)));
  const later = stray.map(({ name }) => name);
  visit(tree, (node: Nodes) => {
    if (!('children' in node)) return;
    const ends: Html[] = [];
    for (const child of node.children) {
      if (child.type !== 'html') continue;
      const tags = tagsOf(child).filter(({ place, closes }) => !closes && loose.has(keyOf(place)));
      for (const { name, slashed, end } of [...tags].reverse()) {
        if (!slashed) continue;
        const before = child.value.slice(0, end).replace(/\s*\/>$/, '>');
        child.value = `${before}</${name}>${child.value.slice(end)}`;
      }
      for (const { name, slashed } of tags) {
        if (slashed) continue;
        const at = later.indexOf(name);
        if (at >= 0) later.splice(at, 1);
        else ends.unshift({ type: 'html', value: `</${name}>` });
      }
    }
    node.children.push(...(ends as never[]));
  });
}

function keyOf({ start }: Position): string {
  return `${start.line}:${start.column}`;
}

/** An element of raw HTML with its place in the chapter. */
export type RawElement = Readonly<{ element: Element; place: Position }>;

/** Gives every element that begins in `node`, in order. Lone closing tags and comments give none. */
export function rawElements(node: Html): readonly RawElement[] {
  const origin = node.position?.start ?? { line: 1, column: 1 };
  const shift = (point: { line: number; column: number }) => ({
    line: origin.line + point.line - 1,
    column: point.line === 1 ? origin.column + point.column - 1 : point.column,
  });
  const found: RawElement[] = [];
  visit(fromHtml(node.value, { fragment: true }), 'element', (element) => {
    if (!element.position) return; // the parser's own, such as a missing <tbody>
    found.push({
      element,
      place: { start: shift(element.position.start), end: shift(element.position.end) },
    });
  });
  return found;
}

/**
 * Gives the names of an element of raw HTML: its `id`, or the `name` of an `<a>`. Elements that no edition keeps have
 * none, nor has a checkbox: its id serves a label, and on paper it is a letter.
 */
export function namesOf({ element }: RawElement): readonly string[] {
  if (!safeHtml.tagNames?.includes(element.tagName) || element.tagName === 'input') return [];
  const { id, name } = element.properties;
  const names = [id, element.tagName === 'a' ? name : undefined];
  return [...new Set(names.filter((value) => typeof value === 'string'))];
}

/** A name and its place. */
type GivenName = Readonly<{ id: string; place: Position }>;

/** Gives the names of a paragraph that contains only names; none for any other. */
export function loneNames(node: Paragraph): readonly GivenName[] {
  const bare = node.children.every((child) =>
    child.type === 'html'
      ? rawElements(child).every(isEmptyName)
      : child.type === 'text' && !child.value.trim(),
  );
  return bare ? namesIn(node) : [];
}

/** Gives the names in the raw HTML among the children of `parent`. */
export function namesIn(parent: Pick<Parents, 'children'>): readonly GivenName[] {
  return (parent.children as readonly RootContent[])
    .flatMap((child) => (child.type === 'html' ? rawElements(child) : []))
    .flatMap((element) => namesOf(element).map((id) => ({ id, place: element.place })));
}

/** Tells whether an element is a name and nothing else. */
export function isEmptyName({ element }: RawElement): boolean {
  return element.tagName === 'a' && element.properties.href === undefined && element.children.length === 0;
}

/** A node of mdast or hast in which each tag of raw HTML inside a paragraph is a node of its own. */
type Piece = Readonly<{ type: string; value?: string }>;

/** An opening tag that names a place, if its value needs no decoding. */
const opening = /^<a (name|id)="([^"&<>\0\r\n]+)">$/;

/**
 * Gives the place whose two tags are at `index` and after it; undefined if there is none, and for links around content,
 * which are left to the HTML parser.
 */
export function placeAt(
  siblings: readonly Piece[],
  index: number,
): Readonly<{ attribute: 'name' | 'id'; value: string }> | undefined {
  const [open, close] = [siblings[index], siblings[index + 1]];
  if (!open || !close || !isRaw(open) || !isRaw(close) || close.value !== '</a>') return undefined;
  const [, attribute, value] = opening.exec(open.value ?? '') ?? [];
  return attribute === undefined || value === undefined
    ? undefined
    : { attribute: attribute as 'name' | 'id', value };
}

/** Tells whether the raw HTML at `index` is one of the two tags of a place. */
export function isOfPlace(siblings: readonly Piece[], index: number): boolean {
  return placeAt(siblings, index) !== undefined || placeAt(siblings, index - 1) !== undefined;
}

function isRaw({ type }: Piece): boolean {
  return type === 'html' || type === 'raw';
}

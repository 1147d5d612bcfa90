// Finds citations in a chapter's Markdown tree, and makes each a node of its own, with the text as it was typed in it.

import type { Nodes, Parent, PhrasingContent, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Position } from 'unist';
import type { Citation } from '../../model/citations.ts';
import type { FindContext } from '../../model/construct.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import { citationsIn } from './cite-text.ts';

/** A citation in the text. Its children are what was typed, which readers see if no file has the key. */
export interface Cited extends Parent {
  type: 'citation';
  citation: Citation;
  /** The keys that no file of the bibliography has. */
  unknown: readonly string[];
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    citation: Cited;
  }
  interface PhrasingContentMap {
    citation: Cited;
  }
  interface RootData {
    /** The sources that the list of references has without a citation, and where they are named. */
    nocite?: readonly Readonly<{ key: string; position: Position | undefined }>[];
  }
}

/** Stands for a node that is no text, and for a character that the author escaped. */
const [object, escaped] = ['\ue000', '\ue001'];

/** Makes nodes of the citations in a tree, in place. Headings, links and code keep what is typed in them. */
export function findCitations(tree: Root, { source, keys }: FindContext): void {
  if (keys === undefined || !/@|cite/.test(source.text)) return;
  takeSilent(tree);
  visit(tree, (node: Nodes) => {
    if (node.type === 'heading' || node.type === 'link' || node.type === 'linkReference') return SKIP;
    if (node.type === 'citation') return SKIP;
    if ('children' in node && node.children.some(({ type }) => type === 'text'))
      node.children = replaced(node.children as PhrasingContent[], source.text, keys) as typeof node.children;
    return undefined;
  });
}

/** Takes `\\nocite{key, key}` of LaTeX out of a tree, in place, and notes the keys at its root. */
function takeSilent(tree: Root): void {
  const found: { key: string; position: Position | undefined }[] = [];
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined || !node.value.includes('\\nocite{')) return undefined;
    const { position } = node;
    node.value = node.value.replace(/[ \t]*\\nocite\{([^{}]*)\}/g, (_, keys: string) => {
      for (const key of keys.split(',')) if (key.trim()) found.push({ key: key.trim(), position });
      return '';
    });
    return undefined;
  });
  if (found.length === 0) return;
  tree.data = { ...tree.data, nocite: found };
  tree.children = tree.children.filter(
    (node) =>
      node.type !== 'paragraph' ||
      node.children.some((child) => child.type !== 'text' || child.value.trim() !== '') ||
      node.data?.hName !== undefined,
  );
}

/** A child of a paragraph, and where it is in the text of all of them. */
type Piece = Readonly<{ node: PhrasingContent; start: number; text: string }>;

function replaced(
  children: readonly PhrasingContent[],
  source: string,
  keys: ReadonlySet<string>,
): PhrasingContent[] {
  const pieces: Piece[] = [];
  let length = 0;
  for (const node of children) {
    const text = textFor(node, source, pieces.at(-1)?.text ?? '');
    pieces.push({ node, start: length, text });
    length += text.length;
  }
  const text = pieces.map((one) => one.text).join('');
  const found = citationsIn(text, (key) => keys.has(key)).filter(
    ({ start, end }) => !text.slice(start, end).includes(object) && !text.slice(start, end).includes(escaped),
  );
  if (found.length === 0) return [...children];
  const result: PhrasingContent[] = [];
  let at = 0;
  for (const { start, end, items, isText } of found) {
    const typed = between(pieces, start, end);
    const unknown = items.map(({ key }) => key).filter((key) => !keys.has(key));
    const [first, last] = [typed[0]?.position, typed.at(-1)?.position];
    const position = first && last && { start: first.start, end: last.end };
    const data = unknown.length > 0 ? { hName: 'mark' } : { hName: 'span' };
    result.push(...between(pieces, at, start), {
      type: 'citation',
      citation: { items, isText },
      unknown,
      children: typed,
      data,
      ...(position && { position }),
    });
    at = end;
  }
  return [...result, ...between(pieces, at, text.length)];
}

/** Gives the text of a node in which citations are found. Code counts only as the argument of a role: `{cite}` before it. */
function textFor(node: PhrasingContent, source: string, before: string): string {
  if (node.type === 'inlineCode' && /(?::cite(?::\w+)?:|\{cite(?::\w+)?\})$/.test(before))
    return `\`${node.value.replaceAll('`', ' ')}\``;
  // GitHub's autolinks take the address out of `@{https://example.org}`.
  if (node.type === 'link' && before.endsWith('@{') && isBareLink(node)) return node.url;
  if (node.type === 'emphasis' || node.type === 'strong') {
    const words = plainText(node);
    const tag = node.type === 'emphasis' ? 'i' : 'b';
    return /@|cite|^$/.test(words) ? object : `<${tag}>${words}</${tag}>`;
  }
  if (node.type !== 'text') return object;
  return withoutEscapes(node.value, source.slice(node.position?.start.offset, node.position?.end.offset));
}

function isBareLink({ children, url }: Extract<PhrasingContent, { type: 'link' }>): boolean {
  const [only] = children;
  return children.length === 1 && only?.type === 'text' && only.value === url;
}

/** Gives a text with `escaped` for each character that is behind a backslash, or an entity, in its source. */
function withoutEscapes(value: string, source: string): string {
  if (!/[\\&]/.test(source)) return value;
  let result = '';
  let at = 0;
  for (const letter of value) {
    while (/[ \t>]/.test(source[at] ?? '') && source[at] !== letter) at += 1; // the marks of a quote's further lines
    if (source[at] === '\\' && source[at + 1] === letter && letter !== '\\') {
      result += escaped;
      at += 2;
      continue;
    }
    const [entity] = /^&#?\w+;/.exec(source.slice(at, at + 12)) ?? [];
    if (entity && letter !== '&') result += escaped.repeat(letter.length);
    else result += letter;
    at += entity && letter !== '&' ? entity.length : letter.length;
  }
  return result;
}

/** Gives the nodes between two offsets of the text, those of texts cut. */
function between(pieces: readonly Piece[], from: number, to: number): PhrasingContent[] {
  return pieces.flatMap(({ node, start, text }): PhrasingContent[] => {
    const [first, last] = [Math.max(from, start), Math.min(to, start + text.length)];
    if (first >= last) return [];
    if (node.type !== 'text' || last - first === text.length) return [node];
    const value = node.value.slice(first - start, last - start);
    const { position } = node;
    if (!position || /[\n\r]/.test(node.value)) return [{ ...node, value }];
    const at = (offset: number) => ({
      line: position.start.line,
      column: position.start.column + offset,
      offset: (position.start.offset ?? 0) + offset,
    });
    return [{ ...node, value, position: { start: at(first - start), end: at(last - start) } }];
  });
}

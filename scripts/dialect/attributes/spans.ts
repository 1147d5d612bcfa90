// Makes elements of words in brackets with attributes, `[words]{.smallcaps}`, and text of lists that belong to nothing.

import type { Parent, PhrasingContent, RootContent, Text } from 'mdast';
import type { Position } from 'unist';
import type { AttributeList } from '../attribute-lists.ts';
import { lookOfText } from './looks.ts';
import { nameInText } from './names.ts';

/** Words in brackets that have attributes; an element of HTML. */
export interface AttributedSpan extends Parent {
  type: 'attributedSpan';
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    attributedSpan: AttributedSpan;
  }
  interface PhrasingContentMap {
    attributedSpan: AttributedSpan;
  }
}

/**
 * Makes a span of the words in brackets that end before the list at `index`, in place. Gives the index to go on from, undefined
 * if there is no opening bracket, or if the brackets are those of a program (`a[i]{x=1}`).
 */
export function spanBefore(children: RootContent[], index: number, list: AttributeList): number | undefined {
  if (list.id === undefined && list.classes.length === 0 && list.values.lang === undefined) return undefined;
  const found = openingOf(children, index - 1);
  if (!found) return undefined;
  const { at, offset } = found;
  const opening = children[at] as Text;
  if (/[\]\\]$/.test(opening.value.slice(0, offset))) return undefined;
  const [start, end] = [pointIn(opening, offset), children[index]?.position?.end];
  const inside = children.slice(at, index).map((node): RootContent => ({ ...node }));
  const last = inside.at(-1) as Text;
  last.value = last.value.slice(0, -1);
  const first = inside[0] as Text;
  first.value = first.value.slice(offset + 1);
  const words = inside.filter((node) => node.type !== 'text' || node.value !== '') as PhrasingContent[];
  for (const word of words) if (word === first) setStart(word as Text, pointIn(opening, offset + 1));
  if (words.length === 0 && list.id === undefined) return undefined;
  const { hName = 'span', hProperties } = lookOfText(list);
  const position: Position | undefined = start && end && { start, end };
  const span: AttributedSpan = {
    type: 'attributedSpan',
    children: words,
    data: { hName, hProperties },
    ...(position && { position }),
  };
  const before: Text = { ...opening, value: opening.value.slice(0, offset) };
  if (before.position && start) before.position = { ...before.position, end: start };
  const names = list.id === undefined ? [] : nameInText(list.id, start && { start, end: start });
  // Attributes that no edition knows change nothing: the words stay as they are.
  const isPlain = hName === 'span' && Object.keys(hProperties).length === 0;
  const made = [...(before.value === '' ? [] : [before]), ...names, ...(isPlain ? words : [span])];
  children.splice(at, index - at + 1, ...made);
  return at + made.length - 1;
}

/** Finds the bracket that opens the one at the end of the text at `last`. */
function openingOf(
  children: readonly RootContent[],
  last: number,
): Readonly<{ at: number; offset: number }> | undefined {
  let depth = 0;
  for (let at = last; at >= 0; at -= 1) {
    const node = children[at];
    if (node?.type === 'attributeList') return undefined;
    if (node?.type !== 'text') continue;
    for (let offset = node.value.length - 1; offset >= 0; offset -= 1) {
      const letter = node.value[offset];
      if (letter === ']') depth += 1;
      if (letter === '[') depth -= 1;
      if (depth === 0) return { at, offset };
    }
  }
  return undefined;
}

type Point = Position['start'];

/** The place of a letter of a text; undefined where escapes and line ends make that unknown. */
function pointIn({ value, position }: Text, offset: number): Point | undefined {
  if (!position) return undefined;
  const { start } = position;
  const before = value.slice(0, offset);
  const lines = before.split('\n');
  const column = lines.length === 1 ? start.column + offset : (lines.at(-1) ?? '').length + 1;
  return { line: start.line + lines.length - 1, column, offset: (start.offset ?? 0) + offset };
}

function setStart(node: Text, start: Point | undefined): void {
  if (node.position && start) node.position = { start, end: node.position.end };
}

/** Makes text of the list at `index` again, one with the texts beside it. Gives the index of that text. */
export function restoreText(children: RootContent[], index: number): number {
  const list = children[index];
  if (list?.type !== 'attributeList') return index;
  const [before, after] = [children[index - 1], children[index + 1]];
  const texts = [before, list, after].filter((node) => node === list || node?.type === 'text') as Text[];
  const [first, last] = [texts[0] as Text, texts.at(-1) as Text];
  const position = first.position && last.position && { start: first.position.start, end: last.position.end };
  const text: Text = {
    type: 'text',
    value: texts.map(({ value }) => value).join(''),
    ...(position && { position }),
  };
  const at = first === before ? index - 1 : index;
  children.splice(at, texts.length, text);
  return at;
}

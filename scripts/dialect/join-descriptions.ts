// Joins terms and descriptions, as the parser leaves them, into definition lists.

import type { Paragraph, Parent, Parents, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Position } from 'unist';

/** What is said of a term. Where it has no empty lines (`tight`), its text is no paragraph. */
interface Description extends Parent {
  type: 'description';
  tight: boolean;
  children: RootContent[];
}

/** A line above descriptions. */
interface Term extends Parent {
  type: 'term';
  children: PhrasingContent[];
}

/** Terms, and what is said of them. */
interface DescriptionList extends Parent {
  type: 'descriptionList';
  children: (Term | Description)[];
}

declare module 'mdast' {
  interface RootContentMap {
    description: Description;
    descriptionList: DescriptionList;
    term: Term;
  }
  interface BlockContentMap {
    descriptionList: DescriptionList;
  }
}

/** Joins the descriptions below a paragraph with it into a list, and makes text again of those below anything else. */
export function joinLists(tree: Root): void {
  joinAmong(tree);
}

function joinAmong(parent: Parents): void {
  if (!('children' in parent) || textual.has(parent.type)) return;
  for (const child of parent.children) joinAmong(child as Parents);
  if (!parent.children.some(({ type }) => type === 'description')) return;
  const joined: RootContent[] = [];
  for (const node of parent.children as RootContent[]) {
    const last = joined.at(-1);
    if (node.type !== 'description') {
      joined.push(node);
      continue;
    }
    settle(node);
    if (last?.type === 'descriptionList') append(last, node);
    else if (last?.type === 'paragraph' && isTerms(last, isApart(last.position, node.position))) {
      joined.pop();
      const before = joined.at(-1);
      const list = before?.type === 'descriptionList' ? before : listOf(last);
      const terms = termsIn(last);
      // The first line of an alert is no term.
      const [first] = marker.test(textOf(terms[0])) ? terms.splice(0, 1) : [];
      if (first) joined.push({ ...last, children: first.children });
      list.children.push(...terms);
      append(list, node, last.position);
      if (list !== before) joined.push(list);
    } else {
      const [text, ...rest] = asText(node);
      if (text?.type === 'paragraph' && last?.type === 'paragraph' && !isApart(last.position, node.position))
        joined.splice(-1, 1, goOn(last, text), ...rest);
      else joined.push(...(text ? [text] : []), ...rest);
    }
  }
  parent.children = joined as typeof parent.children;
}

/** Nodes that contain text only. */
const textual: ReadonlySet<string> = new Set(['paragraph', 'heading', 'table']);

/** The first line of an alert. */
const marker = /^\[![\w-]+\]/;

/** Gives a paragraph that goes on with the words of another in the next line. */
function goOn({ children, position, ...paragraph }: Paragraph, next: Paragraph): Paragraph {
  const [last, first] = [children.at(-1), next.children[0]];
  const end = next.position?.end;
  const joined: PhrasingContent[] =
    last?.type === 'text' && first?.type === 'text'
      ? [...children.slice(0, -1), join(last, first), ...next.children.slice(1)]
      : [...children, { type: 'text', value: '\n' }, ...next.children];
  return {
    ...paragraph,
    children: joined,
    ...(position && { position: { start: position.start, end: end ?? position.end } }),
  };
}

function join(one: Text, other: Text): Text {
  const [start, end] = [one.position?.start, other.position?.end];
  const value = `${one.value}\n${other.value}`;
  return start && end ? { type: 'text', value, position: { start, end } } : { type: 'text', value };
}

function listOf({ position }: Paragraph): DescriptionList {
  const place = position && { position: { ...position } };
  return { type: 'descriptionList', children: [], data: { hName: 'dl' }, ...place };
}

/** Ends a description where its last block ends, and tells whether it has empty lines. */
function settle(node: Description): void {
  const end = node.children.at(-1)?.position?.end;
  if (node.position && end) node.position.end = end;
  node.tight = node.children.every(
    (child, index) => !isApart(node.children[index - 1]?.position, child.position),
  );
}

function append(list: DescriptionList, node: Description, before = list.children.at(-1)?.position): void {
  if (isApart(before, node.position)) node.tight = false;
  list.children.push(node);
  if (list.position && node.position) list.position.end = node.position.end;
}

function isApart(before: Position | undefined, after: Position | undefined): boolean {
  return before !== undefined && after !== undefined && after.start.line > before.end.line + 1;
}

/** Whether a paragraph is one term, or several, a line each. Several lines of prose end with commas and full stops. */
function isTerms(paragraph: Paragraph, apart: boolean): boolean {
  const { children, position } = paragraph;
  const lines = position ? position.end.line - position.start.line + 1 : 1;
  if (marker.test(textOf(paragraph)) && lines === 1) return false;
  // With an empty line after it, a sentence is one.
  if (lines === 1) return !apart || !/[.:;!?。:]$/.test(textOf(paragraph).trim());
  const ends = children.flatMap((node) =>
    node.type === 'text' ? [...node.value.matchAll(/(.?)\r?\n/g)] : [],
  );
  return lines <= 5 && ends.length === lines - 1 && ends.every(([, letter = '']) => !/[.,;:!?]/.test(letter));
}

function termsIn({ children, position }: Paragraph): Term[] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type !== 'text') lines.at(-1)?.push(child);
    else
      for (const [index, value] of child.value.split(/\r?\n/).entries()) {
        if (index > 0) lines.push([]);
        if (value !== '') lines.at(-1)?.push({ ...child, value, ...placeOf(child, value, index) });
      }
  }
  return lines.map((line) => ({
    type: 'term',
    children: line,
    data: { hName: 'dt' },
    ...(position && { position }),
  }));
}

/** The place of a line of a text, if the text is written as it is read. */
function placeOf(
  { value, position }: Readonly<{ value: string; position?: Position | undefined }>,
  line: string,
  index: number,
): Readonly<{ position?: Position }> {
  const from = position?.start.offset;
  if (!position || from === undefined || position.end.offset !== from + value.length) return {};
  const before = value.split('\n').slice(0, index).join('\n').length + (index > 0 ? 1 : 0);
  const start = {
    line: position.start.line + index,
    column: index > 0 ? 1 : position.start.column,
    offset: from + before,
  };
  return {
    position: {
      start,
      end: { ...start, column: start.column + line.length, offset: from + before + line.length },
    },
  };
}

/** Gives the blocks of a description that has no term, with its colon before them. */
function asText({ children, position }: Description): readonly RootContent[] {
  const [first, ...rest] = children;
  const start = position?.start;
  if (first?.type !== 'paragraph' || !first.position || !start) return children;
  const mark = { type: 'text' as const, value: ': ', position: { start, end: first.position.start } };
  const [text, ...others] = first.children;
  const joined =
    text?.type === 'text'
      ? [
          { ...text, value: `: ${text.value}`, position: { start, end: text.position?.end ?? start } },
          ...others,
        ]
      : [mark, ...first.children];
  return [{ ...first, children: joined, position: { start, end: first.position.end } }, ...rest];
}

// Gives containers to the constructs that know their names, and opens those that nobody knows.

import type { Paragraph, Parents, PhrasingContent, Root, RootContent, Text } from 'mdast';
import type { Plugin, Processor } from 'unified';
import { visit } from '../../tree/visit.ts';
import { nameInText } from '../attributes/names.ts';
import type { Container } from './container.ts';

declare module 'mdast' {
  interface HtmlData {
    /** The name of a container that no construct knows, whose content stands before this empty comment. */
    unknownContainer?: string;
  }
}

/** Makes a plugin that changes every tree that is parsed, before its headings are collected. */
export function whenParsed(change: (tree: Root) => void): Plugin {
  return function (this: Processor) {
    const data = this.data();
    data.fromMarkdownExtensions ??= [];
    data.fromMarkdownExtensions.push({ transforms: [(tree) => void change(tree)] });
  };
}

/**
 * Makes a plugin, for a construct's `syntax`, that is shown every container which no construct has taken, those outside before
 * those inside. To take one, it gives it `data.hName`, and puts its title into it.
 */
export function takeContainers(take: (node: Container) => void): Plugin {
  return whenParsed((tree) =>
    visit(tree, 'container', (node) => {
      if (node.data?.hName === undefined) take(node);
    }),
  );
}

/** Whether a container is indented below its first line, so that it has no end of its own. */
export function isIndented({ marks }: Container): boolean {
  return /^[!?=]/.test(marks.before);
}

/** Makes text again of what looked like the first line of an indented container, and has no content, in place. */
export function dropEmpty(parent: Parents): void {
  const children = parent.children as RootContent[];
  for (const [index, node] of children.entries())
    if (node.type === 'container' && node.children.length === 0 && isIndented(node)) {
      const next = children.slice(index + 1, index + 2);
      children.splice(index, 1 + next.length, ...withFirstLine(node, next));
    }
  for (const child of children) if ('children' in child) dropEmpty(child);
}

/**
 * The last plugin of the parser's: a container that nobody took becomes its content, before an empty comment that knows its
 * name; if it has no end either, its first line was text. The id of any container becomes a name before it.
 */
export const openUnknown: Plugin = whenParsed(openIn);

function openIn(parent: Parents): void {
  for (const child of parent.children) if ('children' in child) openIn(child);
  if (!parent.children.some(({ type }) => type === 'container')) return;
  parent.children = (parent.children as RootContent[]).flatMap((node) => {
    if (node.type !== 'container') return node;
    if (node.data?.hName !== undefined) return [...namedBy(node), node];
    const content = node.children as RootContent[];
    if (!node.closed) return withFirstLine(node, content);
    return [...namedBy(node), ...content, ...commentOn(node)];
  }) as never[];
}

function commentOn({ name, opening }: Container): RootContent[] {
  if (name === '') return [];
  return [{ type: 'html', value: '<!-- -->', data: { unknownContainer: name }, position: opening }];
}

/** The names that an author could have written before the container. */
function namedBy({ attributes: { id }, aliases = [], opening }: Container): RootContent[] {
  const ids = id === undefined ? aliases : [id, ...aliases];
  const children = ids.flatMap((one) => nameInText(one, opening));
  return children.length === 0 ? [] : [{ type: 'paragraph', children, position: opening }];
}

/** The first line as text, with the paragraph that goes on right below it. */
function withFirstLine(node: Container, content: readonly RootContent[]): RootContent[] {
  const [first, ...more] = content;
  const line = asText(node);
  if (first?.type !== 'paragraph' || first.position?.start.line !== node.opening.end.line + 1)
    return [line, ...content];
  const children: PhrasingContent[] = [...line.children, { type: 'text', value: '\n' }, ...first.children];
  const position = { start: node.opening.start, end: first.position.end };
  return [{ type: 'paragraph', children, position }, ...more];
}

function asText({ title = [], marks: { before, after }, opening }: Container): Paragraph {
  const { start, end } = opening;
  const last = after.trimEnd();
  const texts = (value: string, from: number): Text[] => {
    const at = { line: start.line, column: start.column + from, offset: (start.offset ?? 0) + from };
    const to = { ...at, column: at.column + value.length, offset: at.offset + value.length };
    return value === '' ? [] : [{ type: 'text', value, position: { start: at, end: to } }];
  };
  const from = (end.offset ?? 0) - (start.offset ?? 0) - after.length;
  return {
    type: 'paragraph',
    children: [...texts(before, 0), ...title, ...texts(last, from)],
    position: opening,
  };
}

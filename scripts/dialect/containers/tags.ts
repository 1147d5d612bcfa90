// Containers between two tags, each alone on its line, as templates and components of other tools write them.

import type { Literal, Parents, RootContent, Text } from 'mdast';
import type { Construct, Effects, State, TokenizeContext } from 'micromark-util-types';
import type { Position } from 'unist';
import { type Container, noAttributes } from './container.ts';
import { isLineEnd, withLine } from './opening-line.ts';

/** A tag on a line of its own, before its pair is found. */
export interface ContainerTag extends Literal {
  type: 'containerTag';
}

declare module 'mdast' {
  interface RootContentMap {
    containerTag: ContainerTag;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    containerTag: 'containerTag';
  }
}

/** A family of tags, with the name of the container that each makes, and the attribute that has the title. */
type Family = Readonly<{ open: RegExp; close: RegExp; names: Readonly<Record<string, string>> }>;

const families: readonly Family[] = [
  {
    // Docusaurus
    open: /^<(Tabs|TabItem|Admonition)((?:[ \t][^<>]*)?)>$/,
    close: /^<\/(Tabs|TabItem|Admonition)[ \t]*>$/,
    names: { Tabs: 'tabs', TabItem: 'tab', Admonition: 'admonition' },
  },
  {
    // mdbook-tabs
    open: /^\{\{#[ \t]*(tabs|tab)((?:[ \t][^{}]*)?)\}\}$/,
    close: /^\{\{#[ \t]*end(tabs|tab)[ \t]*\}\}$/,
    names: { tabs: 'tabs', tab: 'tab' },
  },
  {
    // GitBook
    open: /^\{%-?[ \t]*(tabs|tab|hint)((?:[ \t][^{}]*)?)%\}$/,
    close: /^\{%-?[ \t]*end(tabs|tab|hint)[ \t]*-?%\}$/,
    names: { tabs: 'tabs', tab: 'tab', hint: 'admonition' },
  },
  {
    // D2L, Sphinx
    open: /^:begin_(tab):(`[^`]+`)$/,
    close: /^:end_(tab):$/,
    names: { tab: 'tab' },
  },
];

/** What MDX needs in order to know the components above. */
const imported = /^import[ \t]+\w+[ \t]+from[ \t]+(['"])@theme\/(?:Tabs|TabItem|Admonition)\1;?$/;

/** A construct of micromark's flow: the line of a tag. */
export const tagLine: Construct = { name: 'containerTag', tokenize };

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const inside: State = (code) => {
    if (code === null || isLineEnd(code)) {
      effects.exit('containerTag');
      return ok(code);
    }
    effects.consume(code);
    return inside;
  };
  const begin: State = (code) => {
    effects.enter('containerTag');
    return inside(code);
  };
  return withLine(effects, (line) => (isTag(line.trimEnd()) ? begin : undefined), nok);
}

function isTag(line: string): boolean {
  return imported.test(line) || families.some(({ open, close }) => open.test(line) || close.test(line));
}

/** Makes containers of the tags in a tree that have a pair among their siblings, in place. Others become text again. */
export function pairTags(parent: Parents): void {
  const children = parent.children as RootContent[];
  if (children.some(({ type }) => type === 'containerTag')) {
    const paired = pairedIn(children);
    const used = paired.some(({ type }) => type === 'container');
    parent.children = paired.flatMap((node) =>
      node.type !== 'containerTag' ? node : used && imported.test(node.value) ? [] : asWritten(node),
    ) as never[];
  }
  for (const child of parent.children) if ('children' in child) pairTags(child);
}

function pairedIn(children: readonly RootContent[]): RootContent[] {
  const level: RootContent[] = [];
  for (const node of children) {
    const name = node.type === 'containerTag' && closedBy(node.value);
    const at = name
      ? level.findLastIndex((one) => one.type === 'containerTag' && opens(one.value)?.name === name)
      : -1;
    const start = level[at];
    if (node.type !== 'containerTag' || start?.type !== 'containerTag') level.push(node);
    else level.splice(at, level.length, containerOf(start, level.slice(at + 1), node));
  }
  return level;
}

/** What begins with a tag: the tool's name of it, and its attributes as they are written. */
function opens(line: string): Readonly<{ name: string; kind: string; rest: string }> | undefined {
  for (const { open, names } of families) {
    const [, name = '', rest = ''] = open.exec(line) ?? [];
    if (name !== '') return { name: `${line.charAt(0)}${name}`, kind: names[name] ?? '', rest };
  }
  return undefined;
}

function closedBy(line: string): string | undefined {
  const name = families.flatMap(({ close }) => close.exec(line)?.[1] ?? [])[0];
  return name && `${line.charAt(0)}${name}`;
}

const value = /([a-z][\w-]*)[ \t]*=[ \t]*\{?(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))/gi;

function containerOf(start: ContainerTag, children: RootContent[], end: ContainerTag): Container {
  const { kind = '', rest = '' } = opens(start.value) ?? {};
  const values = Object.fromEntries(
    [...rest.matchAll(value)].map(([, key = '', ...found]) => [
      key,
      found.find((one) => one !== undefined) ?? '',
    ]),
  );
  const words =
    /^`(.*)`$/.exec(rest)?.[1] ??
    values.label ??
    values.title ??
    values.name ??
    (kind === 'tab' ? values.value : undefined);
  const [opening, last] = [start.position as Position, end.position as Position];
  return {
    type: 'container',
    name: (kind === 'admonition' ? (values.type ?? values.style) : kind)?.toLowerCase() ?? 'note',
    attributes: { ...noAttributes, values },
    ...(words && { title: [textIn(start.value, words, opening)] }),
    opening,
    marks: { before: start.value, after: '' },
    closed: true,
    children: children as Container['children'],
    position: { start: opening.start, end: last.end },
  };
}

/** Words of a line, at their place in it. */
function textIn(line: string, value: string, { start }: Position): Text {
  const from = line.indexOf(value);
  const at = (offset: number) => ({
    line: start.line,
    column: start.column + offset,
    offset: (start.offset ?? 0) + offset,
  });
  return { type: 'text', value, position: { start: at(from), end: at(from + value.length) } };
}

/** A tag without a pair, as it would be without this construct: HTML, or a paragraph. */
function asWritten({ value: text, position }: ContainerTag): RootContent {
  const place = position && { position };
  return text.startsWith('<')
    ? { type: 'html', value: text, ...place }
    : { type: 'paragraph', children: [{ type: 'text', value: text, ...place }], ...place };
}

// Construct: content that only some formats, or only one edition of the book, have.

import type { Nodes, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Position } from 'unist';
import type { Construct } from '../../model/construct.ts';
import type { Manifest } from '../../settings/manifest.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import type { Container } from '../containers/container.ts';
import { takeContainers } from '../containers/take.ts';

/** Conditional content. What other formats have is left out of each when that is written (`render/format-editions.ts`). */
export const only: Construct = {
  id: 'only',
  title: 'Conditional content',
  about:
    'A container `::: only NAMES` is only in the formats of these names: `html`, `epub`, `pdf`, `print`, or `screen` (web and ' +
    'EPUB), `paper` (PDF and print). `::: except NAMES` is in all others. A name may also be one of `editions` in book.yaml, ' +
    'where `edition` says which one is made. Quarto’s `.content-visible` and `.content-hidden` do the same, with ' +
    '`when-format`, `unless-format`, `when-profile` and `unless-profile`. Inside a paragraph `<span data-only="print">` does. A ' +
    'heading in a container for some formats is not in the contents.',
  editions:
    'What is not for an edition is not in its files at all: search, index and lists do not have it either.',
  checks: ['only'],
  examples: [
    {
      about: 'Words for paper, and words for all formats but paper.',
      markdown:
        '::: only paper\nThe disk is in the back cover.\n:::\n\n::: except paper\nDownload the *disk*.\n:::',
      html: '<div data-only="pdf print">\n<p>The disk is in the back cover.</p>\n</div>\n<div data-only="html epub">\n<p>Download the <em>disk</em>.</p>\n</div>',
    },
    {
      about: 'What is for another edition of the book than the one that is made.',
      settings: 'editions: [students, teachers]\nedition: students',
      markdown: '::: only teachers\nThe answer is 42.\n:::\n\n::: only students\nThink.\n:::',
      html: '<p>Think.</p>',
    },
    {
      about: 'Quarto’s words for it.',
      markdown: '::: {.content-visible when-format="html"}\nClick.\n:::',
      html: '<div data-only="html">\n<p>Click.</p>\n</div>',
    },
  ],
  syntax: [
    takeContainers((node) => {
      if (conditionsOf(node)) node.data = { ...node.data, hName: 'div' };
    }),
  ],
  settle,
  attributes: {
    div: [['dataOnly', /^(?:html|epub|pdf|print)(?: (?:html|epub|pdf|print))*$/]],
    span: [['dataOnly', /^(?:html|epub|pdf|print)(?: (?:html|epub|pdf|print))*$/]],
  },
};

const formats = ['html', 'epub', 'pdf', 'print'];

/** The formats that names mean; those of Quarto are among them. */
const groups: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(formats.map((format) => [format, [format]])),
  web: ['html'],
  screen: ['html', 'epub'],
  paper: ['pdf', 'print'],
  latex: ['pdf', 'print'],
  typst: ['pdf', 'print'],
};

/** The names that conditions may have in a book. */
export function conditionNames({ editions = [] }: Manifest): readonly string[] {
  return [...Object.keys(groups), ...editions];
}

/** The names in some conditions that the book does not know. */
export function unknownIn(conditions: readonly Condition[], manifest: Manifest): readonly string[] {
  const known = conditionNames(manifest);
  return conditions.flatMap(({ names }) => names.filter((name) => !known.includes(name)));
}

/** The names that a condition has, whether it is for these or for all others, and where it stands. */
export type Condition = Readonly<{
  kind: 'only' | 'except';
  names: readonly string[];
  place: Position | undefined;
}>;

/** The conditions of a container; undefined if it is none of this construct, or settled. */
export function conditionsOf(container: Container): readonly Condition[] | undefined {
  const { name, title, attributes, position, data } = container;
  if (data?.hProperties?.dataOnly !== undefined) return undefined;
  const { values } = attributes;
  const list = (text: string) => text.split(/[\s,|]+/).filter(Boolean);
  const condition = (kind: Condition['kind'], text: string) => ({ kind, names: list(text), place: position });
  if (name === 'only' || name === 'except') {
    const given = [
      title ? textOf({ type: 'paragraph', children: title }) : '',
      values.format,
      values.edition,
    ];
    return [condition(name, given.filter(Boolean).join(' '))];
  }
  if (name !== 'content-visible' && name !== 'content-hidden') return undefined;
  const kinds = { when: 'only', unless: 'except' } as const;
  return Object.entries(values).flatMap(([key, value]) => {
    const [, word] = /^(when|unless)-(?:format|profile)$/.exec(key) ?? [];
    const kind = word === undefined ? undefined : kinds[word as 'when' | 'unless'];
    if (kind === undefined) return [];
    const hidden = kind === 'only' ? 'except' : 'only';
    return [condition(name === 'content-visible' ? kind : hidden, value)];
  });
}

function settle(tree: Root, { manifest }: Readonly<{ manifest: Manifest }>): void {
  visit(tree, (node: Nodes, index, parent) => {
    const conditions = node.type === 'container' ? conditionsOf(node) : undefined;
    if (!conditions || node.type !== 'container' || !parent || index === undefined) return undefined;
    // The check tells of a name that the book does not know, or of none, at its place.
    const isKnown = unknownIn(conditions, manifest).length === 0;
    if (!isKnown || conditions.some(({ names }) => names.length === 0)) return undefined;
    const shown = formats.filter((format) => conditions.every((one) => holds(one, format, manifest)));
    if (shown.length > 0 && shown.length < formats.length) {
      delete node.title;
      node.data = { ...node.data, hName: 'div', hProperties: { dataOnly: shown.join(' ') } };
      return undefined;
    }
    const content = shown.length > 0 ? (node.children as RootContent[]) : [];
    parent.children.splice(index, 1, ...content);
    return [SKIP, index];
  });
}

function holds({ kind, names }: Condition, format: string, { edition }: Manifest): boolean {
  const isNamed = names.some((name) => name === edition || groups[name]?.includes(format));
  return isNamed === (kind === 'only');
}

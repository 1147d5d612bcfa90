// Construct: other files that a chapter takes in, in mdBook's syntax: `{{#include file:lines}}`.

import { posix } from 'node:path';
import type { Nodes, Parent, Root, RootContent } from 'mdast';
import type { IncludeFault } from '../../model/book.ts';
import type { Construct, ShowContext } from '../../model/construct.ts';
import { SKIP, visit } from '../../tree/visit.ts';

/** Includes. mdBook replaces text before it parses; here the tree is changed, so that messages keep their places. */
export const includes: Construct = {
  id: 'includes',
  title: 'Includes',
  about:
    'A chapter takes in another file of the book, as in mdBook: `{{#include FILE}}`, with lines (`FILE:2:10`) or the name of a ' +
    'region (`FILE:NAME`, between lines with `ANCHOR: NAME` and `ANCHOR_END: NAME`). The path starts from the folder of the ' +
    'chapter. `{{#rustdoc_include}}` and `{{#playground}}` do the same; `{{#title}}` is left out.',
  editions: 'Every edition has the text of the file in the directive’s place, as if it were written there.',
  checks: ['includes'],
  examples: [
    {
      about: 'Lines of a program.',
      files: { 'chapters/a.c': 'int a;\nint b;\nint c;\n' },
      markdown: '```text\n{{#include a.c:2:}}\n```',
      html: '<pre><code class="language-text">int b;\nint c;\n</code></pre>',
    },
    {
      about: 'A region of a program; lines that mark regions are never shown.',
      files: {
        'code/a.c': '// ANCHOR: all\nint a;\n// ANCHOR: b\nint b;\n// ANCHOR_END: b\n// ANCHOR_END: all\n',
      },
      markdown: '```text\n{{#include ../code/a.c:all}}\n```',
      html: '<pre><code class="language-text">int a;\nint b;\n</code></pre>',
    },
    {
      about: 'Markdown of another file, with what that takes in itself; words within a line.',
      files: { 'shared/a.md': 'One *{{#include b.txt}}*.\n\n- Two\n', 'shared/b.txt': '2.0\n' },
      markdown: '{{#include ../shared/a.md}}\n\nVersion {{#include ../shared/b.txt}}, now.',
      html: '<p>One <em>2.0</em>.</p>\n<ul>\n<li>Two</li>\n</ul>\n<p>Version 2.0, now.</p>',
    },
    {
      about: 'A backslash shows the words as they are.',
      markdown: 'Write `\\{{#include a.c}}` or \\{{#include a.c}}.',
      html: '<p>Write <code>{{#include a.c}}</code> or {{#include a.c}}.</p>',
    },
  ],
  files: {
    named: (tree, { path, text }) => piecesOf(tree, text).flatMap(({ value }) => filesNamedIn(value, path)),
    namedInText: filesNamedIn,
    show,
  },
};

/** A node that may have directives, and its text; that of a paragraph or heading is the source with its escapes. */
type Piece = Readonly<{ node: Nodes; value: string; parent: Parent; index: number }>;

/**
 * A directive: its file's path from the book's folder, undefined if it shows nothing, and the wanted part of the file.
 */
type Directive = Readonly<{ kind: string; file: string | undefined; part: string }>;

/** The names of the directives. */
export const directiveNames: readonly string[] = [
  'include',
  'rustdoc_include',
  'playground',
  'playpen',
  'title',
];

/** A directive such as `{{#include a.c:main}}`, with the backslash that makes it plain text. */
const form = new RegExp(String.raw`(\\?)\{\\?\{#\s*(${directiveNames.join('|')})\s+([^{}\n]*?)\s*\}\}`, 'g');

function piecesOf(tree: Root, text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  visit(tree, (node: Nodes, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const add = (value: string) => {
      if (/\{\\?\{#/.test(value)) pieces.push({ node, value, parent, index });
    };
    if (node.type === 'paragraph' || node.type === 'heading') {
      const { start, end } = node.position ?? {};
      const written = text.slice(start?.offset ?? 0, end?.offset ?? 0);
      // Further lines begin with the marks of quotes and the indents of lists around the block.
      add(parent === tree ? written : written.replace(/\n[ \t>]*/g, '\n'));
      return SKIP;
    }
    if ('value' in node) add(node.value);
    return undefined;
  });
  return pieces;
}

function filesNamedIn(text: string, path: string): readonly string[] {
  return [...text.matchAll(form)].flatMap((match) => directiveOf(match, path)?.file ?? []);
}

/** Reads a match of `form` in the file at `path`; undefined for plain text. */
function directiveOf(
  [whole, , kind = '', argument = '']: RegExpMatchArray,
  path: string,
): Directive | undefined {
  if (whole.includes('\\')) return undefined;
  const [target = ''] = argument.split(/\s+/);
  const [, name = target, part = ''] = /^([^:]+)(?::(.*))?$/.exec(target) ?? [];
  const file = kind === 'title' ? undefined : posix.normalize(posix.join(posix.dirname(path), name));
  return { kind, file, part };
}

function show(tree: Root, { path, text, files, parse, tell }: ShowContext): void {
  // From the end, so that replacing a node does not shift those still to be changed.
  for (const { node, value, parent, index } of [...piecesOf(tree, text)].reverse()) {
    const inBlock = node.type === 'paragraph' || node.type === 'heading';
    const expanded = expand(value, path, files, inBlock, (fault) => tell(fault, node.position));
    if (expanded === value) continue;
    if (!inBlock) {
      if ('value' in node) node.value = expanded;
      continue;
    }
    const blocks = parseAlone(expanded, tree, parse);
    for (const block of blocks) placeAt(block, node.position);
    parent.children.splice(index, 1, ...blocks);
  }
}

/**
 * Parses a text that refers to definitions and notes of `tree`. They are added to it, because the parser ignores
 * references without a definition.
 */
function parseAlone(text: string, tree: Root, parse: ShowContext['parse']): readonly RootContent[] {
  const labels = new Set<string>();
  visit(tree, (node: Nodes) => {
    if (node.type === 'definition') labels.add(`[${node.label ?? node.identifier}]: #`);
    if (node.type === 'footnoteDefinition') labels.add(`[^${node.label ?? node.identifier}]: -`);
  });
  const blocks = parse(`${text}\n\n${[...labels].join('\n\n')}`).children;
  const added = blocks.slice(blocks.length - labels.size);
  const isAdded = ({ type }: RootContent) => type === 'definition' || type === 'footnoteDefinition';
  // A fence that is open at the end of the text swallows the added definitions.
  return added.every(isAdded) ? blocks.slice(0, blocks.length - labels.size) : parse(text).children;
}

/** Gives a text with the included files in it; `around` are the paths of the files that include it. */
function expand(
  text: string,
  path: string,
  files: ShowContext['files'],
  markdown: boolean,
  tell: (fault: IncludeFault) => void,
  around: readonly string[] = [],
): string {
  return text.replace(form, (...match) => {
    const whole = String(match[0]);
    const directive = directiveOf(match as unknown as RegExpMatchArray, path);
    if (!directive) return whole.replace(/\\/g, '');
    const { kind, file, part } = directive;
    if (file === undefined) return '';
    const fail = (problem: IncludeFault['problem']) => {
      tell({ directive: whole, file, part, problem });
      return whole;
    };
    if (around.includes(file)) return fail('circle');
    const source = files.get(file) ?? 'missing';
    if (typeof source === 'string') return fail(source);
    const { lines, isOpen } = linesOf(source.text, part);
    if (!lines) return fail('region');
    if (isOpen) fail('open');
    const inside = expand(lines.join('\n'), file, files, markdown, tell, [...around, file]);
    return markdown && /^play/.test(kind) ? `\`\`\`\`rust\n${inside}\n\`\`\`\`` : inside;
  });
}

const mark = /\bANCHOR(?:_END)?:\s*[\w-]+/;

/**
 * Gives the lines of a file that `part` selects: all (``), one (`3`), from and to (`2:9`, `2:`, `:9`), or those of a
 * region (`main`).
 */
function linesOf(
  text: string,
  part: string,
): Readonly<{ lines: readonly string[] | undefined; isOpen?: boolean }> {
  const lines = text.replace(/^\ufeff|\r?\n$/g, '').split(/\r?\n/);
  const plain = (some: readonly string[]) => some.filter((line) => !mark.test(line));
  const [, from, colon, to] = /^(\d*)(:?)(\d*)$/.exec(part) ?? [];
  if (from !== undefined) {
    const first = Math.max(1, Number(from || 1));
    const last = to ? Number(to) : from && !colon ? first : lines.length;
    return { lines: plain(lines.slice(first - 1, last)) };
  }
  const isMark = (kind: string) => (line: string) =>
    new RegExp(String.raw`\b${kind}:\s*${part.replace(/[^\w-]/g, '')}(?![\w-])`).test(line);
  const begin = lines.findIndex(isMark('ANCHOR'));
  const end = lines.findIndex((line, index) => index > begin && isMark('ANCHOR_END')(line));
  if (begin < 0) return { lines: undefined };
  // As in mdBook, a region without an end continues to the end of the file.
  return { lines: plain(lines.slice(begin + 1, end < 0 ? undefined : end)), isOpen: end < 0 };
}

/** Gives a node and everything in it the place of its directive. */
function placeAt(node: RootContent, position: RootContent['position']): void {
  visit(node as unknown as Root, (inner: Nodes) => {
    if (position) inner.position = position;
    else delete inner.position;
  });
}

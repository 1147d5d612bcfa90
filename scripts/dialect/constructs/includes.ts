// Construct: other files that a chapter takes in: `{{#include file:lines}}` of mdBook, and what other tools have for it.

import type { Nodes, Parent, Root, RootContent } from 'mdast';
import type { IncludeFault } from '../../model/book.ts';
import type { Construct, ShowContext } from '../../model/construct.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import { dedented, partOf } from '../includes/file-part.ts';
import { directiveOf, hasDirective, inCode, inText, withoutEscape } from '../includes/forms.ts';

/** Includes. mdBook replaces text before it parses; here the tree is changed, so that messages keep their places. */
export const includes: Construct = {
  id: 'includes',
  title: 'Includes',
  about:
    'A chapter takes in another file of the book, as in mdBook: `{{#include FILE}}`, with lines (`FILE:2:10`) or the name of a ' +
    'region (`FILE:NAME`, between lines with `ANCHOR: NAME` and `ANCHOR_END: NAME`). The path starts from the folder of the ' +
    'chapter. `{{#rustdoc_include}}` and `{{#playground}}` do the same; `{{#title}}` is left out. Other tools’ directives mean ' +
    'what they mean there: `<<< FILE#NAME{2 js}`, `<!--@include: FILE-->` and `@[code{1-3}](FILE)` of VitePress and VuePress, ' +
    '`{{< include FILE >}}` of Quarto, `--8<-- "FILE:NAME"` and `{!FILE!}` of MkDocs, `[import:2-9](FILE)` and ' +
    '`{% include "FILE" %}` of HonKit, `@import "FILE"` of Markdown Preview Enhanced. A region may also be between ' +
    '`#region NAME` and `#endregion`, `tag::NAME[]` and `end::NAME[]`, `[start:NAME]` and `[end:NAME]`.',
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
      about:
        'Listings of VitePress and of HonKit, which have the language of the file’s name. Regions lose their indent.',
      files: { 'code/b.py': 'class A:\n    # region f\n    def f(self):\n        pass\n    # endregion f\n' },
      markdown: '<<< ../code/b.py#f{1 text}\n\n[import:3-4,lang="text"](../code/b.py)',
      html: '<pre><code class="language-text" data-lines="1">def f(self):\n    pass\n</code></pre>\n<pre><code class="language-text">def f(self):\n    pass\n</code></pre>',
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
type Piece = Readonly<{ node: Nodes; value: string; parent: Parent; index: number; inBlock: boolean }>;

function piecesOf(tree: Root, text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  visit(tree, (node: Nodes, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const add = (value: string, inBlock: boolean) => {
      if (hasDirective(value)) pieces.push({ node, value, parent, index, inBlock });
    };
    if (node.type === 'paragraph' || node.type === 'heading') {
      const { start, end } = node.position ?? {};
      const written = text.slice(start?.offset ?? 0, end?.offset ?? 0);
      // Further lines begin with the marks of quotes and the indents of lists around the block.
      add(parent === tree ? written : written.replace(/\n[ \t>]*/g, '\n'), true);
      return SKIP;
    }
    if ('value' in node) add(node.value, node.type === 'html' && /^<!--[\s\S]*-->$/.test(node.value));
    return undefined;
  });
  return pieces;
}

function filesNamedIn(text: string, path: string): readonly string[] {
  return [...text.matchAll(inText)].flatMap(([written]) => directiveOf(written, path)?.files ?? []);
}

function show(tree: Root, { path, text, files, parse, tell }: ShowContext): void {
  // From the end, so that replacing a node does not shift those still to be changed.
  for (const { node, value, parent, index, inBlock } of [...piecesOf(tree, text)].reverse()) {
    const expanded = expand(value, path, files, inBlock ? inText : inCode, (fault) =>
      tell(fault, node.position),
    );
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

/** Gives a text with the included files in place of its `forms`; `around` are the paths of the files that include it. */
function expand(
  text: string,
  path: string,
  files: ShowContext['files'],
  forms: RegExp,
  tell: (fault: IncludeFault) => void,
  around: readonly string[] = [],
): string {
  return text.replace(forms, (whole: string, at: number) => {
    // Only mdBook carries out what stands between backticks in a text.
    if (text[at - 1] === '`' && !/^\\?\{\\?\{#/.test(whole)) return whole;
    const directive = directiveOf(whole, path);
    if (!directive) return withoutEscape(whole);
    const { part, fence } = directive;
    const file = directive.files.find((one) => typeof files.get(one) === 'object') ?? directive.files[0];
    if (file === undefined) return '';
    const fail = (problem: IncludeFault['problem']) => {
      tell({ directive: whole, file, part, problem });
      return whole;
    };
    if (around.includes(file)) return fail('circle');
    const source = files.get(file) ?? 'missing';
    if (typeof source === 'string') return fail(source);
    const { lines, isOpen } = partOf(source.text, part);
    if (!lines) return fail('region');
    if (isOpen) fail('open');
    const inside = expand(lines.join('\n'), file, files, fence === undefined ? forms : inCode, tell, [
      ...around,
      file,
    ]);
    return fence === undefined || forms === inCode ? inside : fenced(inside, fence, part);
  });
}

/** Puts code between fences that are longer than any in it. Regions stand at the margin. */
function fenced(code: string, info: string, part: string): string {
  const longest = Math.max(3, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const marks = '`'.repeat(longest + 1);
  const shown = part === '' ? code : dedented(code.split('\n')).join('\n');
  return `${marks}${info}\n${shown}\n${marks}`;
}

/** Gives a node and everything in it the place of its directive. */
function placeAt(node: RootContent, position: RootContent['position']): void {
  visit(node as unknown as Root, (inner: Nodes) => {
    if (position) inner.position = position;
    else delete inner.position;
  });
}

// Construct: callouts, numbers at the ends of lines of code that the list below explains.

import type { Code, List, RootContent } from 'mdast';
import type { Construct } from '../../model/construct.ts';
import { dataCalloutsForm } from '../../tree/line-marks.ts';
import { visit } from '../../tree/visit.ts';
import { commentClosing, commentOpening } from '../code-comments.ts';

/** Callouts. No package for Markdown knows them. */
export const callouts: Construct = {
  id: 'callouts',
  title: 'Callouts',
  about:
    'A numbered list right below a listing explains lines of it that end with its numbers, in a comment: `# <1>` as in Quarto ' +
    'and AsciiDoc, `<!-- <1> -->`, or `# (1)!` as in MkDocs, for which any language’s comments will do. Each number of the list must ' +
    'be in the code, and each in the code in the list: otherwise all stays as it is typed.',
  editions:
    'Every edition shows the numbers at the ends of the lines, without the comments, and the list below. They are not part of the ' +
    'code: they are not copied.',
  examples: [
    {
      about: 'Callouts as in Quarto; a line may have two.',
      markdown: '```text\na  # <1>\nb\nc  # <2> <1>\n```\n\n1. First.\n2. Second.',
      html: '<pre><code class="language-text" data-callouts="1:1 3:2,1">a\nb\nc\n</code></pre>\n<ol class="callouts">\n<li>First.</li>\n<li>Second.</li>\n</ol>',
    },
    {
      about: 'Callouts as in MkDocs, in another language.',
      markdown: '```text\na {/* (1)! */}\n```\n\n1.  First.',
      html: '<pre><code class="language-text" data-callouts="1:1">a\n</code></pre>\n<ol class="callouts">\n<li>First.</li>\n</ol>',
    },
    {
      about: 'A number that the list does not have: nothing is a callout.',
      markdown: '```text\nvector <1>\nx <7>\n```\n\n1. First.',
      html: '<pre><code class="language-text">vector &#x3C;1>\nx &#x3C;7>\n</code></pre>\n<ol>\n<li>First.</li>\n</ol>',
    },
  ],
  find: (tree) =>
    visit(tree, 'list', (list, index, parent) => {
      const code = parent?.children[(index ?? 0) - 1] as RootContent | undefined;
      if (list.ordered && code?.type === 'code') explain(code, list);
    }),
  attributes: { code: [['dataCallouts', dataCalloutsForm]], ol: [['className', 'callouts']] },
};

/** Numbers in angle brackets, in a comment or bare; numbers in round brackets, in a comment. */
const endings = [
  new RegExp(
    String.raw`(?:^|[ \t]+)(?:${commentOpening}[ \t]*)?((?:<\d{1,2}>[ \t]*)+)${commentClosing}[ \t]*$`,
  ),
  new RegExp(
    String.raw`(?:^|[ \t]+)${commentOpening}[ \t]*((?:\(\d{1,2}\)!?[ \t]*)+)${commentClosing}[ \t]*$`,
  ),
];

/** Takes the numbers off the lines of code, in place, if they are those of the list. */
function explain(code: Code, list: List): void {
  const ending = endings.find((one) => code.value.split('\n').some((line) => one.test(line)));
  if (!ending) return;
  const found = new Map<number, readonly string[]>();
  const lines: string[] = [];
  let ahead: readonly string[] = [];
  for (const line of code.value.split('\n')) {
    const [whole, numbers = ''] = ending.exec(line) ?? [];
    const called = [...ahead, ...(numbers.match(/\d+/g) ?? [])];
    const rest = whole === undefined ? line : line.slice(0, -whole.length);
    // A comment that is alone on its line speaks of the line after it, since an empty line shows nothing.
    ahead = rest.trim() === '' ? called : [];
    if (whole !== undefined && rest.trim() === '') continue;
    lines.push(rest);
    if (called.length > 0 && ahead.length === 0) found.set(lines.length, called);
  }
  if (ahead.length > 0) return;
  const first = list.start ?? 1;
  const wanted = new Set(list.children.map((_, index) => String(first + index)));
  const called = new Set([...found.values()].flat());
  if (wanted.size !== called.size || [...called].some((one) => !wanted.has(one))) return;
  code.value = lines.join('\n');
  const dataCallouts = [...found].map(([line, numbers]) => `${line}:${numbers.join(',')}`).join(' ');
  code.data = { ...code.data, hProperties: { ...code.data?.hProperties, dataCallouts } };
  list.data = { ...list.data, hProperties: { ...list.data?.hProperties, className: ['callouts'] } };
}

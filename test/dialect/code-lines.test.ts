// Marked and numbered lines of code: the notations of many tools, and what only looks like them.

import { expect, test } from 'vitest';
import { takeLineComments } from '../../scripts/dialect/line-comments.ts';
import { lineOptions } from '../../scripts/dialect/line-options.ts';

test.each([
  ['{1,3-5}', [1, 3, 4, 5], undefined],
  ['{ 2 , 4 }', [2, 4], undefined],
  ['hl_lines="2 4-5"', [2, 4, 5], undefined],
  ["hl_lines='3'", [3], undefined],
  ['{hl_lines=[1,"3-4"],linenostart=199,linenos=true}', [1, 3, 4], 199],
  [',hl_lines=2-3', [2, 3], undefined],
  ['emphasize-lines="1,2"', [1, 2], undefined],
  ['title="{7}" {2}', [2], undefined],
  ['linenums="1"', [], 1],
  ['showLineNumbers', [], 1],
  ['showLineNumbers=7 {1}', [1], 7],
  ['showLineNumbers{9}', [], 9],
  ['{.python .numberLines startFrom="10"}', [], 10],
  [':line-numbers', [], 1],
  [':line-numbers=5 {2}', [2], 5],
  ['{numberLines: true}', [], 1],
  ['{numberLines: 6}', [], 6],
])('%s names lines', (meta, marked, start) => {
  expect(lineOptions(meta)).toEqual({ marked, start });
});

test.each([
  '{.python .input}',
  '{r, echo=FALSE, fig.width=4}',
  ',editable',
  'title="showLineNumbers"',
  ':no-line-numbers',
  '{numberLines: false}',
  'linenos=false',
  '{#lst-1}',
  'file=a{1}.c',
  '{0}',
  '{5-2}',
  '{1-999999999}',
  'startFrom="10"',
])('%s names no lines', (meta) => {
  expect(lineOptions(meta)).toEqual({ marked: [], start: undefined });
});

test.each([
  ['a // highlight-line\nb', 'a\nb', [[0, 'marked']]],
  ['// highlight-next-line\na\nb', 'a\nb', [[0, 'marked']]],
  [
    '# highlight-start\na\n\nb\n# highlight-end\nc',
    'a\n\nb\nc',
    [
      [0, 'marked'],
      [1, 'marked'],
      [2, 'marked'],
    ],
  ],
  ['<!-- highlight-next-line -->\n<a>', '<a>', [[0, 'marked']]],
  ['{/* highlight-next-line */}\n<A />', '<A />', [[0, 'marked']]],
  ['  /* highlight-next-line */\n  a {}', '  a {}', [[0, 'marked']]],
  ['a // [!code highlight]', 'a', [[0, 'marked']]],
  [
    'a // [!code focus:2]\nb\nc',
    'a\nb\nc',
    [
      [0, 'marked'],
      [1, 'marked'],
    ],
  ],
  [
    '// [!code hl:2]\na\nb\nc',
    'a\nb\nc',
    [
      [0, 'marked'],
      [1, 'marked'],
    ],
  ],
  ['select 1; -- [!code ++]', 'select 1;', [[0, 'added']]],
  ['(a) ; [!code --]', '(a)', [[0, 'removed']]],
  ['x: 1 # [!code ++]\ny: 2', 'x: 1\ny: 2', [[0, 'added']]],
  ['<b></b> <!-- [!code ++] -->', '<b></b>', [[0, 'added']]],
])('%j marks lines', (code, shown, marks) => {
  const taken = takeLineComments(code);
  expect(taken.code).toBe(shown);
  expect([...taken.marks]).toEqual(marks);
});

test.each([
  '// highlight-start\na',
  'a\n// highlight-end',
  '"highlight-next-line"\na',
  'write("// highlight-start")',
  '.highlight-line { color: red }',
  '// the highlight-next-line comment\na',
  'a [!code highlight]',
  'a // [!code]',
  'a // [!code unknown]',
  'a // [!code ++] and more',
  'a // [code ++]',
])('%j marks nothing', (code) => {
  expect(takeLineComments(code)).toEqual({ code, marks: new Map() });
});

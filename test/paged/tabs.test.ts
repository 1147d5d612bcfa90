// Tabs of code on paper: as many spaces as lead to the next stop, whatever elements its colours make of it.

import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { expect, test } from 'vitest';
import { expandTabs } from '../../scripts/paged/code-blocks.ts';

test.each([
  [['\tx'], '    x'],
  [['a\tb'], 'a   b'],
  [['abcd\te'], 'abcd    e'],
  [['a\n\tb'], 'a\n    b'],
  [['\t', h('span', 'int'), '\ty;\n', h('span', '\t/*\n\t*/')], '    int y;\n    /*\n    */'],
  [['ab', h('span', 'c'), '\td'], 'abc d'],
  [['no tab\nat all'], 'no tab\nat all'],
])('%#', (children, expected) => {
  const code = h('code', children);
  expandTabs(code);
  expect(textOf(code).replaceAll('\u00a0', ' ')).toBe(expected);
  // An indent does not break, and nothing else is changed.
  expect(textOf(code)).not.toMatch(/^ | \u00a0|[^\n\u00a0]\u00a0/m);
});

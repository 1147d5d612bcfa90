// Definition lists, and lines with colons that are none.

import { expect, test } from 'vitest';
import { parseChapterText } from '../../scripts/read/parse.ts';
import { visit } from '../../scripts/tree/visit.ts';
import { htmlOf } from './html-of.ts';

test.each([
  ['T\n: d', '<dl><dt>T</dt><dd>d</dd></dl>'],
  ['*T* `c`\n:   d **e**', '<dl><dt><em>T</em> <code>c</code></dt><dd>d <strong>e</strong></dd></dl>'],
  ['A\nB\n: d\n: e', '<dt>A</dt><dt>B</dt><dd>d</dd><dd>e</dd>'],
  ['T\n\n: d', '<dt>T</dt><dd><p>d</p></dd>'],
  ['T\n: d\n\n    e\n\n    - f', '<dd><p>d</p><p>e</p><ul>'],
  ['T\n: d\n\n        code', '<p>d</p><pre><code>code\n</code></pre>'],
  ['T\n:   ```c\n    x\n    ```', '<dd><pre><code class="language-c">x\n</code></pre></dd>'],
  ['T\n: d\ngoes on', '<dd>d\ngoes on</dd>'],
  ['T\n: - a\n    - b\n  - c', '<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>'],
  ['T\n: d\n\n    - a\n      - b', '<li>a\n<ul>\n<li>b</li>'],
  ['T\n  ~ d', '<dl><dt>T</dt><dd>d</dd></dl>'],
  ['T\n: d\n\nU\n: e\n\nText', '<dl><dt>T</dt><dd>d</dd><dt>U</dt><dd>e</dd></dl>\n<p>Text</p>'],
  ['- T\n  : d', '<li>\n<dl><dt>T</dt><dd>d</dd></dl>'],
  ['> T\n> : d', '<blockquote>\n<dl><dt>T</dt><dd>d</dd></dl>\n</blockquote>'],
  ['> [!NOTE]\n> T\n> : d', '</p><dl><dt>T</dt><dd>d</dd></dl>'],
  ['A[^n].\n\n[^n]: N\n\n    T\n    : d', '<dl><dt>T</dt><dd>d</dd></dl>'],
  ['T\r\n: d\r\n: e\r\n', '<dl><dt>T</dt><dd>d</dd><dd>e</dd></dl>'],
  ['T\n: d\n\n    U\n    : e', '<dl><dt>U</dt><dd>e</dd></dl></dd></dl>'],
  ['T\n\n\n: d', '<dt>T</dt>'],
  ['T\n: [l](#one) :tada: H~2~O', '<dd><a href="#sec:one">l</a> 🎉 H<sub>2</sub>O</dd>'],
])('%s', async (markdown, inside) => {
  const { html, told } = await htmlOf(markdown);
  expect(html).toContain(inside);
  expect(told).toEqual([]);
});

test.each([
  [': a', ': a'],
  ['Text\n:wave: x', '<p>Text\n👋 x</p>'],
  ['## H\n\n: d', '<p>: d</p>'],
  ['- a\n\n: d', '<p>: d</p>'],
  ['```\na\n```\n: d', '<p>: d</p>'],
  ['Text\n:: d', '<p>Text\n:: d</p>'],
  ['Text\n:d', '<p>Text\n:d</p>'],
  ['Text\n:', '<p>Text\n:</p>'],
  ['A line of prose,\nand another\n: d', '<p>A line of prose,\nand another\n: d</p>'],
  ['A sentence.\n\n: d', '<p>A sentence.</p>\n<p>: d</p>'],
  ['It is\n~ 5 km long.', '<p>It is\n~ 5 km long.</p>'],
  ['<pre>\nT\n: d\n</pre>', 'T\n: d'],
  ['```text\nT\n: d\n```', 'T\n: d'],
  ['---\n\n: d', '<p>: d</p>'],
])('as typed: %s', async (markdown, inside) => {
  const { html } = await htmlOf(markdown);
  expect(html).not.toMatch(/<d[ltd]>/);
  expect(html).toContain(inside);
});

test('places are those of the source', () => {
  const source = 'A\nB\n: one *two*\n\n    three\n\nlong,\nand\n: as *typed*\n';
  visit(parseChapterText(source), 'text', ({ value, position }) => {
    expect(source.slice(position?.start.offset, position?.end.offset)).toBe(value);
  });
});

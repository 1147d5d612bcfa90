// Long lines of code hang, and the code is what it was.

import fc from 'fast-check';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { hangLines } from '../../../scripts/formats/epub/long-lines.ts';

function hung(html: string): Element {
  const [pre] = fromHtml(html, { fragment: true }).children;
  if (pre?.type !== 'element') throw new Error('no element');
  hangLines(pre);
  return pre;
}

const html = unified().use(rehypeStringify).freeze();
const long = 'x'.repeat(31);

test.each([
  ['a short line', '<pre><code>a\n  b\n</code></pre>', '<pre><code>a\n  b\n</code></pre>'],
  [
    'a long one among short ones',
    `<pre><code>a\n  ${long}\nb\n</code></pre>`,
    `<pre><code>a\n<span class="hang-6">  ${long}\n</span>b\n</code></pre>`,
  ],
  [
    'a comment over several lines, one long, with a name',
    `<pre><code><span class="hl-comment" id="c">/* a\n\t${long}\n*/</span>b</code></pre>`,
    '<pre><code><span class="hl-comment" id="c">/* a\n</span>' +
      `<span class="hang-8"><span class="hl-comment">\t${long}\n</span></span>` +
      '<span class="hl-comment">*/</span>b</code></pre>',
  ],
])('%s', (_what, given, wanted) => {
  expect(html.stringify({ type: 'root', children: [hung(given)] })).toBe(wanted);
});

test('no character of the code is lost or added', () => {
  const piece = fc.oneof(
    fc.constantFrom('\n', '\n\n', '    ', '\t', long),
    fc.string({ unit: fc.constantFrom('a', ' ') }),
  );
  const span = fc.array(piece).map((parts) => `<span class="hl-x">${parts.join('')}</span>`);
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, span)), (parts) => {
      // The first line break after `<pre>` is HTML's own.
      const given = `<pre><code>;${parts.join('')}</code></pre>`;
      expect(textOf(hung(given))).toBe(given.replace(/<[^>]*>/g, ''));
    }),
  );
});

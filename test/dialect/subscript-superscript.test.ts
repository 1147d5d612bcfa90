// Subscripts and superscripts, and carets and tildes that are none.

import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

test.each([
  ['H~2~O', 'H<sub>2</sub>O'],
  ['C~6~H~12~O~6~', 'C<sub>6</sub>H<sub>12</sub>O<sub>6</sub>'],
  ['2^10^ bytes', '2<sup>10</sup> bytes'],
  ['10^-3^ m', '10<sup>-3</sup> m'],
  ['the 1^st^ and M^me^', '1<sup>st</sup> and M<sup>me</sup>'],
  ['x^*n*^', 'x<sup><em>n</em></sup>'],
  ['*x*~i~', '<em>x</em><sub>i</sub>'],
  ['(a+b)^2^', '(a+b)<sup>2</sup>'],
  ['Ca^2+^ ions', 'Ca<sup>2+</sup> ions'],
  ['^14^C dates', '<sup>14</sup>C'],
  ['P~a\\ cat~', 'P<sub>a\u00a0cat</sub>'],
  ['## CO~2~ in 10^6^', 'CO<sub>2</sub> in 10<sup>6</sup>'],
  ['| m^2^ |\n|---|\n| H~2~ |', '<th>m<sup>2</sup></th>'],
  ['> x^2^\n\n- y^2^', 'y<sup>2</sup>'],
  ['A[^n]\n\n[^n]: x^2^\r\n', 'x<sup>2</sup>'],
  ['[x^2^](https://example.org/)', '<a href="https://example.org/">x<sup>2</sup></a>'],
])('%s', async (markdown, inside) => {
  expect((await htmlOf(markdown)).html).toContain(inside);
});

test.each([
  'x^2 + y^2',
  'x^2+y^2=z^2',
  '^C and ^D',
  '^_^ and ^^',
  'A caret ^ and another ^ here',
  'a^b^c in C',
  '2^10 and 2^20 bytes',
  '`x^2^` and `H~2~O`',
  '```text\nx^2^ H~2~O\n```',
  '<pre>x^2^ H~2~O</pre>',
  'x\\^2\\^',
  'HEAD^ and HEAD^^',
  'HEAD~1 and HEAD~2',
  '~/bin and ~/src',
  '~gone~ words',
  'It is ~all of it~ gone.',
  'about ~5 and ~10',
  '~~gone~~',
  'word~~gone~~',
  '[a](https://example.org/~x~y^2^)',
])('as typed: %s', async (markdown) => {
  expect((await htmlOf(markdown)).html).not.toMatch(/<su[bp]>/);
});

test('words between single tildes are struck through as on GitHub', async () => {
  const { html } = await htmlOf('It is ~gone~, ~all of it~ and ~~more~~.');
  expect(html).toBe('<p>It is <del>gone</del>, <del>all of it</del> and <del>more</del>.</p>');
});

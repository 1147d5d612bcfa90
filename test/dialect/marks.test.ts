// Marked words, and equals signs that are none.

import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

test.each([
  ['==word==', '<mark>word</mark>'],
  ['A ==few words== here.', '<mark>few words</mark>'],
  ['(==in brackets==), ==a==.', '(<mark>in brackets</mark>), <mark>a</mark>.'],
  ['==a *b* `c`==', '<mark>a <em>b</em> <code>c</code></mark>'],
  ['**==bold==**', '<strong><mark>bold</mark></strong>'],
  ['==two\nlines==', '<mark>two\nlines</mark>'],
  ['==two\r\nlines==', '<mark>two\r\nlines</mark>'],
  ['> ==one\n> two==', '<mark>one\ntwo</mark>'],
  ['- ==item==', '<li><mark>item</mark></li>'],
  ['## ==Heading==', '<h2 id="heading"><mark>Heading</mark></h2>'],
  ['| ==cell== |\n|---|', '<th><mark>cell</mark></th>'],
  ['[==link==](https://example.org/)', '<a href="https://example.org/"><mark>link</mark></a>'],
  ['==a = b==', '<mark>a = b</mark>'],
  ['==`a == b`==', '<mark><code>a == b</code></mark>'],
  ['A[^n]\n\n[^n]: ==note==', '<mark>note</mark>'],
])('%s', async (markdown, inside) => {
  expect((await htmlOf(markdown)).html).toContain(inside);
});

test.each([
  'a == b == c',
  'a==b and c==d',
  'if (x==1 || y==2)',
  '== x ==',
  'Line\n\n==========',
  '`==code==`',
  '    ==code==',
  '```text\n==code==\n```',
  '===three===',
  '==open',
  '====',
  'a ==b c',
  '\\==escaped\\==',
  '<pre>==html==</pre>',
  '[x](https://example.org/?a==b==c)',
  '==one\n\ntwo==',
])('not marked: %s', async (markdown) => {
  expect((await htmlOf(markdown)).html).not.toContain('<mark>');
});

test('marks that never close are read once', { timeout: 20_000 }, async () => {
  const start = performance.now();
  await htmlOf('==a '.repeat(20_000));
  expect(performance.now() - start).toBeLessThan(15_000);
});

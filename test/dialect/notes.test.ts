// Notes in every place, and brackets after carets that are none.

import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

const calls = (html: string) => html.match(/data-footnote-ref=/g)?.length ?? 0;

test.each([
  ['Text.^[A note.]', 1],
  ['Text^[A note with `code]` and [link](https://example.org/).].', 1],
  ['Text^[A note\nin two lines.].', 1],
  ['> Text^[A note\r\n> in two lines.].', 1],
  ['Text^[Outer^[Inner.].].', 2],
  ['Text^[A note^[Deep^[Deeper still.].].].', 3],
  ['## Heading^[A note.]', 1],
  ['| Cell^[A note.] |\n|---|\n| b^[Another.] |', 2],
  ['- Item^[A note.]', 1],
  ['Table: Words^[A note.]\n\n| a |\n|---|', 1],
  ['> [!NOTE]\n> Text^[A note.]', 1],
  ['A[^a]\n\n[^a]: One^[Two.].', 2],
  ['*Text*^[ibid.] 漢^[注]', 2],
  ['One^[Same note.] two^[Same note.]', 2],
  ['[^inline-1] and^[A note.]\n\n[^inline-1]: Named so.', 2],
])('%s', async (markdown, count) => {
  const { html, told } = await htmlOf(markdown);
  expect(calls(html)).toBe(count);
  expect(html.match(/<li id="01-one-fn-/g)).toHaveLength(count);
  expect(html).not.toContain('^[');
  expect(told.filter((rule) => rule.startsWith('references'))).toEqual([]);
});

test.each([
  '`x^[A note.]`',
  '```text\nx^[A note.]\n```',
  '<pre>x^[A note.]</pre>',
  'The class ^[a-z]+$ and ^[A-Za-z0-9_]',
  's/^[ab]/x/',
  'foo^[0-9a-f]*',
  'x^[2] and a^[i]',
  'x\\^[A note.]',
  'x^[never closed',
  'A line ^[with space before]',
  '^[at the beginning]',
  'f^[abc](x)',
])('as typed: %s', async (markdown) => {
  expect(calls((await htmlOf(markdown)).html)).toBe(0);
});

test('a heading’s title has no note in it', async () => {
  const { html } = await htmlOf('## More^[A note.]\n\n[](#more)');
  expect(html).toContain('<h2 id="more">');
  expect(html).toContain('<a href="#more">More</a>');
});

test.each([
  ['a note of paragraphs', 'A[^a].\n\n[^a]: One.\n\n    Two.\n\n    - three', /One\.<\/p>\s*<p>Two/],
  ['a note before its call', '[^a]: First.\n\nA[^a].', /<li id="01-one-fn-a">/],
  ['an indented note', 'A[^a].\n\n  [^a]: Indented.', /Indented\./],
  ['a note called three times', 'A[^a] b[^a] c[^a].\n\n[^a]: N.', /fnref-a-3" data-footnote-backref=""/],
  ['a note in a note', 'A[^a].\n\n[^a]: N[^b].\n\n[^b]: M.', /<li id="01-one-fn-b">/],
])('%s', async (_, markdown, inside) => {
  expect((await htmlOf(markdown)).html).toMatch(inside);
});

test.each([
  ['de', 'Zurück zur Anmerkung 1 im Text'],
  ['fr', 'Retour à l’appel de note 1'],
])('links back from notes have their names in the book’s language: %s', async (language, name) => {
  expect((await htmlOf('A^[A note.]', { language })).html).toContain(`aria-label="${name}"`);
});

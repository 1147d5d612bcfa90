// Labels of MyST, and the links and roles that lead to them.

import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

const equation = '```{math}\n:label: eq_a\na = b\n```';
const second = { 'chapters/02-two.md': '(two:it)=\n# 2. Two\n\nText.\n' };
/** The last paragraph of a chapter with an equation in it, and what was told. */
const lastOf = async (markdown: string, files = {}) => {
  const { html, told } = await htmlOf(`${equation}\n\n${markdown}`, {
    language: 'en',
    files: { ...second, ...files },
  });
  return { last: html.split('\n').at(-1), told };
};

test.each([
  ['[](eq_a)', '<a href="#eq_a">Equation 1.1</a>'],
  ['Equation [](eq_a)', 'Equation <a href="#eq_a">1.1</a>'],
  ['[that](eq_a)', '<a href="#eq_a">that</a>'],
  ['[that][x]\n\n[x]: eq_a\n\n[that][x]', '<a href="#eq_a">that</a>'],
  ['[](two:it)', '<a href="#two:it">Chapter 2</a>'],
  ['[it](two:it)', '<a href="#two:it">it</a>'],
  ['{eq}`eq_a`', '<a href="#eq_a">(1.1)</a>'],
  ['{numref}`Eq. %s <eq_a>`', '<a href="#eq_a">Equation 1.1</a>'],
  ['{numref}`Eq. {number} <eq_a>`', '<a href="#eq_a">Equation 1.1</a>'],
  ['{doc}`02-two`', '<a href="#two:it">Two</a>'],
  ['{doc}`/02-two`', '<a href="#two:it">Two</a>'],
  ['{doc}`the next one<02-two>`', '<a href="#two:it">the next one</a>'],
  ['{doc}`02-two.md`', '<a href="#two:it">Two</a>'],
])('%s', async (markdown, expected) => {
  expect(await lastOf(markdown)).toEqual({ last: `<p>${expected}</p>`, told: [] });
});

test('a file goes before a label of the same name', async () => {
  const { last } = await lastOf('[x](eq_a)', { 'chapters/eq_a': 'A file.\n' });
  expect(last).toContain('data-file');
});

test('a chapter goes before a label of the same name', async () => {
  const { last } = await lastOf('[x](eq_a)', { 'chapters/eq_a.md': '# 3. Three {#three}\n' });
  expect(last).toBe('<p><a href="#three">x</a></p>');
});

test.each([
  ['[x](nothing)', 'anchors-page'],
  ['[x](eq:nothing)', 'links-scheme'],
  ['{doc}`x <nothing>`', 'anchors-page'],
  ['{prf:ref}`nothing`', 'labels-dead'],
])('%s is told, as what leads nowhere', async (markdown, rule) => {
  expect((await lastOf(markdown)).told).toEqual([rule]);
});

test.each([
  '[a](https://example.org/)',
  '[a](mailto:a@example.org)',
  '`[](eq_a)`',
])('%s stays what it is', async (markdown) => {
  expect((await lastOf(markdown)).last).not.toContain('#eq_a');
});

test.each([
  ['colons around a formula', ':::{math}\n:label: m\nx_1 + x_2\n:::\n\n{eq}`m`'],
  ['dollars with a label', '$$\nx\n$$ (m)\n\n{eq}`m`'],
  ['dollars in a paragraph', 'So\n$$x$$ (m)\nand more.\n\n{eq}`m`'],
  ['a label with a colon', ':::{math}\n:label: eq:m\nx\n:::\n\n{eq}`eq:m`'],
  ['a fence', '```{math}\n:label: m\n\nx\n```\n\n{eq}`m`'],
])('%s', async (_, markdown) => {
  const { last, told } = await lastOf(markdown);
  expect(last).toMatch(/^<p><a href="#(?:eq:)?m">\(1\.2\)<\/a><\/p>$/);
  expect(told).toEqual([]);
});

// Abbreviations, and what looks like their definitions.

import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

const defined = '*[HTML]: Hypertext Markup Language\n*[W3C]:  World Wide Web Consortium';
const html = '<abbr title="Hypertext Markup Language">HTML</abbr>';

test.each([
  ['HTML', html],
  ['(HTML), HTML-like, HTML’s', `(${html}), ${html}-like, ${html}’s`],
  ['The W3C.', '<abbr title="World Wide Web Consortium">W3C</abbr>.'],
  ['**HTML**', `<strong>${html}</strong>`],
  ['| HTML |\n|---|', `<th>${html}</th>`],
  ['- HTML\r\n', html],
  ['> HTML', html],
  ['A[^n]\n\n[^n]: HTML', html],
  ['[HTML](https://example.org/HTML)', `<a href="https://example.org/HTML">${html}</a>`],
  ['XHTML and HTML5', '<p>XHTML and HTML5</p>'],
  ['`HTML`', '<code>HTML</code>'],
  ['```text\nHTML\n```', '>HTML\n</code>'],
  ['![HTML](https://example.org/a.png)', 'HTML'],
  ['html', '<p>html</p>'],
])('%s', async (markdown, inside) => {
  for (const text of [`${defined}\n\n${markdown}`, `${markdown}\n\n${defined}`]) {
    const { html: got, told } = await htmlOf(text);
    expect(got).toContain(inside);
    expect(got).not.toContain('*[');
    expect(told.filter((rule) => !rule.startsWith('images'))).toEqual([]);
  }
});

test('the longest name wins, and signs in names are letters', async () => {
  const { html: got } = await htmlOf(
    '*[C++]: One\n*[C]: Two\n*[TCP/IP-x]: Three\n*[a$.]: Four\n\nC++ and C, TCP/IP-x.',
  );
  expect(got).toBe(
    '<p><abbr title="One">C++</abbr> and <abbr title="Two">C</abbr>, <abbr title="Three">TCP/IP-x</abbr>.</p>',
  );
});

test.each([
  '\\*[a]: b',
  'Text *[a]: b* text',
  '* [a] b',
  '`*[a]: b`',
  '```text\n*[a]: b\n```',
  '*[a]* b',
  '*[a]: b\nand text',
  '**[a]: b**',
  '*[a] : b',
  '*[]: b',
])('defines nothing: %s', async (markdown) => {
  const { html: got } = await htmlOf(`${markdown}\n\nAn a.`);
  expect(got).not.toContain('<abbr');
  expect(got).toMatch(/b/);
});

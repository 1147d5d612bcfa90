// Options of MyST's cells in YAML.

import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

const cell = (yaml: string) => `\`\`\`{code-cell} text\n---\n${yaml}\n---\nx\n\`\`\``;
const captioned = (caption: string, id = 'listing-1-1') =>
  `<figure id="${id}" class="listing"><figcaption><span class="label">Listing 1.1</span> ${caption}</figcaption><pre><code class="language-text">x\n</code></pre></figure>`;
const plain = '<pre><code class="language-text">x\n</code></pre>';

test.each<[string, string, string]>([
  ['caption and name of a figure', 'mystnb:\n  figure:\n    caption: A\n    name: a', captioned('A', 'a')],
  ['a caption alone', 'mystnb:\n  figure:\n    caption: "A: b"', captioned('A: b')],
  [
    'a caption over lines',
    'mystnb:\n  figure:\n    caption: |\n      A\n      and b\n    name: a',
    captioned('A and b', 'a'),
  ],
  ['YAML on one line', 'mystnb: {figure: {caption: A, name: a}}', captioned('A', 'a')],
  [
    'a caption of the listing itself, which goes before',
    'caption: B\nmystnb: {figure: {caption: A}}',
    captioned('B'),
  ],
  ['tags and sizes', 'tags: [hide-input]\nmystnb:\n  image:\n    width: 200px', plain],
  ['nothing', '', plain],
  ['a list', '- a', plain],
  ['other types', 'mystnb: [1]\ncaption: [a]', plain],
  ['YAML that does not parse', 'mystnb: {figure: [\na: *b', plain],
  ['more aliases than anybody needs', `a: &a [x, x]\nb: &b [*a, *a]\ncaption: *b`, plain],
])('%s', async (_, yaml, expected) => {
  const { html, told } = await htmlOf(cell(yaml), { language: 'en' });
  expect(html).toBe(expected);
  expect(told).toEqual([]);
});

// Directives of MyST that Markdown has other words for.

import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>';
const shown = (markdown: string) => htmlOf(markdown, { language: 'en', files: { 'images/a_b_c.svg': svg } });
const picture = (alt: string) =>
  `<p class="picture"><img src="images/a_b_c.svg" alt="${alt}" width="30" height="20"></p>`;

test.each<[string, string]>([
  ['```{figure} ../images/a_b_c.svg\n:alt: A\n```', picture('A')],
  [
    '```{image} ../images/a_b_c.svg\n:alt: A\n:name: x\n```',
    '<p id="x" class="picture"><img src="images/a_b_c.svg" alt="A" width="30" height="20"></p>',
  ],
  [
    ':::{figure} ../images/a_b_c.svg\n:label: x\nCaption *b*.\n\nLegend.\n:::',
    `<figure id="x" class="figure">${picture('Caption b.')}<figcaption><span class="label">Figure 1.1</span> Caption <em>b</em>.</figcaption></figure>\n<p>Legend.</p>`,
  ],
  [
    '```{figure-md} x\n![A](../images/a_b_c.svg)\n\nCaption.\n```',
    `<figure id="x" class="figure">${picture('A')}<figcaption><span class="label">Figure 1.1</span> Caption.</figcaption></figure>`,
  ],
  ['```{epigraph}\nA *b*.\n```', '<blockquote>\n<p>A <em>b</em>.</p>\n</blockquote>'],
  ['```{tableofcontents}\n```', ''],
  ['```{toctree}\n:maxdepth: 2\na\nb\n```', ''],
  ['```{raw} latex\n\\bigskip\n```', ''],
  [':::{raw} latex\n\\bigskip\n:::', ''],
  ['```{raw} html\n:class: x\n<p>A</p>\n\n<p>B</p>\n```', '<p>A</p>\n\n<p>B</p>'],
  [':::{raw} html\n<p>A</p>\n:::', '<p>A</p>'],
  ['```{raw} html\n<script>alert(1)</script><p onclick="a()">A</p>\n```', '<p>A</p>'],
  ['```{index} one, two\n```\n\nText.', '<p><span id="index-1"></span><span id="index-2"></span>Text.</p>'],
  ['```{index} see: one; two\n```\n\nText.', '<p>Text.</p>'],
  ['```{raw}\na\n```', ''],
])('%s', async (markdown, expected) => {
  const { html } = await shown(markdown);
  expect(html).toBe(expected);
});

test('a table has its caption and its name', async () => {
  const { html } = await shown('```{table} Of *a*\n:name: t\n\n| a |\n|---|\n| b |\n```\n\nSee {numref}`t`.');
  expect(html).toContain(
    '<table id="t"><caption><span class="label">Table 1.1</span> Of <em>a</em></caption>',
  );
  expect(html).toContain('<a href="#t">Table 1.1</a>');
});

test.each([
  '```{figure} ../images/none.svg\nA.\n```',
  '```{raw} html\n<blink>A</blink>\n```',
])('%s is told', async (markdown) => {
  await expect(shown(markdown).then(({ told }) => told.length)).resolves.toBeGreaterThan(0);
});

test.each(['```html\n<p>\n```', '```raw\na\n```', '::: figure\nA.\n:::'])('%s is none', async (markdown) => {
  const { html } = await shown(markdown);
  expect(html).toMatch(/<code|<p>A/);
});

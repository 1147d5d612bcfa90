// Marks for contents and new pages, and words that are none.

import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

test.each([
  '[TOC]',
  '[toc]',
  '[[toc]]',
  '[[TOC]]',
  '[[_TOC_]]',
  '{:toc}',
  '* TOC\n{:toc}',
  '- Contents\n{: toc }',
  '<!-- toc -->',
  '[TOC]\r',
])('left out: %s', async (markdown) => {
  const { html, told } = await htmlOf(`${markdown}\n\nMore.`);
  expect(html).toBe('<p>More.</p>');
  expect(told).toEqual([]);
});

test.each([
  '\\newpage',
  '\\pagebreak',
  '\\clearpage',
  '{pagebreak}',
  '<div style="page-break-after: always"></div>',
  "<div style='page-break-after:always;'>&nbsp;</div>",
  '<div style="break-before: page"></div>',
  '> \\newpage',
])('a new page: %s', async (markdown) => {
  const { html, told } = await htmlOf(markdown);
  expect(html).toContain('<div class="page-break"></div>');
  expect(told).toEqual([]);
});

test.each([
  'Write [TOC] for contents.',
  '`[TOC]`',
  '```text\n[TOC]\n\\newpage\n```',
  '    \\newpage',
  '\\[TOC]',
  '\\newpage begins a page.',
  'A\n\\newpage',
  '- one\n- two',
  '<div>\\newpage</div>',
  '<div title="page-break-after: always"></div>Words',
  '[toc](#one)',
  '[TOC]\n\n[TOC]: https://example.org/',
])('as typed: %s', async (markdown) => {
  const { html } = await htmlOf(markdown);
  expect(html).not.toContain('page-break"');
  expect(html).not.toBe('');
});

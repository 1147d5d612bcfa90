// Films, sounds and pages in the page, as links.

import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

test.each([
  [
    '<iframe src="https://example.org/e" title="A film"></iframe>',
    '<p><a href="https://example.org/e">A film</a></p>',
  ],
  ['<iframe src="//example.org/e"></iframe>', '<a href="https://example.org/e">https://example.org/e</a>'],
  [
    '<video controls>\n<source src="https://example.org/a.mp4">\nNo.\n</video>',
    '<p><a href="https://example.org/a.mp4">',
  ],
  [
    'A <audio src="https://example.org/a.ogg" title="Song"></audio>.',
    '<p>A <a href="https://example.org/a.ogg">Song</a>.</p>',
  ],
  [
    '<object data="https://example.org/a"><embed src="https://example.org/b"></object>',
    'href="https://example.org/a"',
  ],
  ['<embed src="https://example.org/b">', '<a href="https://example.org/b">'],
  ['> <iframe src="https://example.org/e"></iframe>', '<blockquote>\n<p><a '],
  ['- <video src="https://example.org/e"></video>', '<a href="https://example.org/e">'],
])('%s', async (markdown, inside) => {
  const { html, told } = await htmlOf(markdown);
  expect(html).toContain(inside);
  expect(html).not.toMatch(/<(?:video|audio|iframe|embed|object|source)/);
  expect(told).toEqual([]);
});

test('a film of the book is offered as a file', async () => {
  const { html, told } = await htmlOf('<video src="../media/a.mp4" title="Film"></video>', {
    files: { 'media/a.mp4': 'film' },
  });
  expect(html).toContain('<a data-file="media/a.mp4">Film</a>');
  expect(told).toEqual([]);
});

test('addresses that run programs are no links, and told of', async () => {
  const { html, told } = await htmlOf('<iframe src="javascript:alert(1)"></iframe>');
  expect(html).not.toContain('alert');
  expect(told).toEqual(['html-element']);
});

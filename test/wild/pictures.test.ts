// Pictures as books have them: without a text, from elsewhere, in the chapter itself, under a name that is not theirs.

import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { check } from '../../scripts/checks/check.ts';
import { html } from '../../scripts/formats/html/html.ts';
import { read } from '../../scripts/read/read.ts';
import { render } from '../../scripts/render/render.ts';
import { type Files, sound, worldOf } from '../memory.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="8"/>';
const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const stringify = unified().use(rehypeStringify);

/** The edition of a book whose chapter ends with `markdown`, what it shows of that, and the rules that warn of it. */
async function shown(markdown: string, more: Files = {}) {
  const world = worldOf({
    ...sound,
    'images/a.svg': svg,
    'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${markdown}\n\nEnd.\n`,
    ...more,
  });
  const { manuscript } = await read(world);
  if (!manuscript) throw new Error('the book cannot be read');
  const { book, report } = check(manuscript, { formats: ['html', 'epub'] });
  const told = report.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
  if (!book) throw new Error(told.join('\n'));
  const edition = await render(book, world);
  const [chapter] = edition.chapters;
  const text = stringify.stringify(chapter?.tree ?? { type: 'root', children: [] });
  return {
    edition,
    world,
    told,
    text: text.slice(text.indexOf('<p>Text.</p>') + 13, text.lastIndexOf('<p>End.</p>')).trim(),
  };
}

test.each([
  ['![](../images/a.svg)', '<p class="picture"><img src="images/a.svg" alt="" width="9" height="8"></p>'],
  ['<img src="../images/a.svg">', '<img src="images/a.svg" alt="" width="9" height="8">'],
  [
    '[![](../images/a.svg)](https://example.org/a/)',
    '<p><a href="https://example.org/a/"><img src="images/a.svg" alt="https://example.org/a/" width="9" height="8"></a></p>',
  ],
  [
    '[![](../images/a.svg)](#sec:one)',
    '<p><a href="#sec:one"><img src="images/a.svg" alt="1. One" width="9" height="8"></a></p>',
  ],
])('a picture without a text is a decoration; a link keeps a name: %s', async (markdown, text) => {
  const { told, text: found } = await shown(markdown);
  expect(told).toEqual(['images-alternative']);
  expect(found).toBe(text);
});

test('a figure without a text alternative keeps its caption and its number', async () => {
  const { told, edition } = await shown(
    '![](../images/a.svg "A line")\n\nFigure: Two lines\n\n![](../images/a.svg)',
  );
  expect(told).toEqual(['images-alternative', 'images-alternative']);
  expect(edition.captions.map(({ label, title }) => `${label}: ${title}`)).toEqual([
    'Figure 1.1: A line',
    'Figure 1.2: Two lines',
  ]);
});

test.each([
  ['![build](https://ci.example/b.svg)', '<p><a href="https://ci.example/b.svg">build</a></p>'],
  ['![](https://ci.example/b.svg?x=y)', '<p><a href="https://ci.example/b.svg?x=y">b.svg</a></p>'],
  ['![a](//ci.example/b.svg)', '<p><a href="https://ci.example/b.svg">a</a></p>'],
  ['<img src="https://ci.example/b.svg" alt="build">', '<a href="https://ci.example/b.svg">build</a>'],
  [
    '[![build](https://ci.example/b.svg)](https://ci.example/)',
    '<p><a href="https://ci.example/">build</a></p>',
  ],
])('a picture from elsewhere is a link: %s', async (markdown, text) => {
  const { told, text: found, edition } = await shown(markdown);
  expect(told).toEqual(['images-remote']);
  expect(found).toBe(text);
  expect(edition.images.size).toBe(0);
});

test.each([
  `![A](data:image/gif;base64,${gif})`,
  `![A][d]\n\n[d]: data:image/gif;base64,${gif}`,
  `<img alt="A" src="data:image/gif;base64,${gif}">`,
])('a picture in the chapter itself is one of the book: %s', async (markdown) => {
  const { told, text, edition } = await shown(markdown);
  expect(told).toEqual([]);
  const [image] = edition.images.values();
  expect(image).toMatchObject({ type: 'gif', width: 1, height: 1 });
  expect(Buffer.from(image?.content ?? []).toString('base64')).toBe(gif);
  expect(text).toContain(`src="${image?.path}"`);
});

test('a drawing in the chapter itself, percent-encoded, and one that is none', async () => {
  const { told, edition } = await shown(`![A](data:image/svg+xml,${encodeURIComponent(svg)})`);
  expect(told).toEqual([]);
  expect([...edition.images.values()]).toMatchObject([{ type: 'svg', width: 9, height: 8 }]);
  const damaged = await shown('![A](data:image/png;base64,AAAA)');
  expect([damaged.told, damaged.text]).toEqual([['images-damaged'], '<p><span>A</span></p>']);
});

test('a picture whose name belies its content has one that servers understand', async () => {
  const { told, edition, world } = await shown('![A](../images/b.png)', {
    'images/b.png': Buffer.from(gif, 'base64'),
  });
  expect(told).toEqual(['images-ending']);
  const files = await html.write(edition, { world });
  expect(files.map(({ path }) => path).filter((path) => path.includes('b.png'))).toEqual([
    'html/images/b.png.gif',
  ]);
});

// What pages of a web edition say of themselves to networks.

import { imageSize } from 'image-size';
import { expect, test } from 'vitest';
import type { Artifact } from '../../../scripts/book.ts';
import { html } from '../../../scripts/formats/html.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';
import { pictureBrowser } from '../epub/picture.ts';

const front = '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="9"/>';

async function make(keys: string): Promise<readonly Artifact[]> {
  const world = worldOf(
    { ...sound, 'front.svg': front, 'book.yaml': `${sound['book.yaml']}${keys}\n` },
    pictureBrowser,
  );
  return html.write(await editionOf(world), world);
}

const pageOf = (files: readonly Artifact[], name: string) =>
  new TextDecoder().decode(files.find(({ path }) => path === `html/${name}`)?.content);

test.each([
  'https://example.org/small',
  'https://example.org/small/',
])('where it is published at %s, each page names its own address and the cover by theirs', async (url) => {
  const files = await make(`url: ${url}\ncover: {front: front.svg}`);
  const [index, chapter] = [pageOf(files, 'index.html'), pageOf(files, '01-one.html')];
  expect(index).toContain('<meta property="og:type" content="book">');
  expect(index).toContain('<meta property="og:url" content="https://example.org/small/">');
  expect(chapter).toContain('<meta property="og:url" content="https://example.org/small/01-one.html">');
  for (const page of [index, chapter])
    expect(page).toContain('<meta property="og:image" content="https://example.org/small/cover.jpeg">');
  expect(index).toContain('<link rel="canonical" href="https://example.org/small/">');
  expect(chapter).toContain('<link rel="canonical" href="https://example.org/small/01-one.html">');
  // Shown at any address of the host.
  expect(pageOf(files, '404.html')).toContain('<base href="/small/">');
  expect(pageOf(files, '404.html')).not.toContain('canonical');
  const cover = files.find(({ path }) => path === 'html/cover.jpeg');
  expect(imageSize(cover?.content ?? new Uint8Array())).toMatchObject({ width: 1, height: 1 });
});

test('where it is published nowhere yet, it names no picture, and needs no browser to be made', async () => {
  const world = worldOf(sound);
  const files = await html.write(await editionOf(world), world);
  expect(pageOf(files, 'index.html')).not.toContain('og:');
  expect(pageOf(files, 'index.html')).not.toContain('canonical');
  expect(files.map(({ path }) => path)).not.toContain('html/cover.png');
});

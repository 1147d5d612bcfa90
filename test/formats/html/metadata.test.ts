// What pages of a web edition say of themselves to networks.

import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import { expect, test } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { html } from '../../../scripts/formats/html/html.ts';
import type { Artifact } from '../../../scripts/model/book.ts';
import { prove } from '../../../scripts/proof/prove.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';
import { pictureBrowser } from '../epub/picture.ts';

const front = '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="9"/>';

async function make(keys: string): Promise<readonly Artifact[]> {
  const world = worldOf(
    { ...sound, 'front.svg': front, 'book.yaml': `${sound['book.yaml']}${keys}\n` },
    pictureBrowser,
  );
  return html.write(await editionOf(world), { world });
}

const pageOf = (files: readonly Artifact[], name: string) =>
  new TextDecoder().decode(files.find(({ path }) => path === `html/${name}`)?.content);

const data = (page: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '');

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

test('where it is published, the pages in the order of reading are listed for search engines', async () => {
  const files = await make('url: https://example.org/a&b\ncover: {front: front.svg}');
  const map = pageOf(files, 'sitemap.xml');
  expect(fromXml(map).children.length).toBeGreaterThan(0);
  expect([...map.matchAll(/<loc>(.*?)<\/loc><lastmod>2026-01-02</g)].map(([, at]) => at)).toEqual(
    ['', '01-one.html', 'copyright.html', 'license.html'].map(
      (file) => `https://example.org/a&amp;b/${file}`,
    ),
  );
});

test('what was made in the same run can be taken along, whole, with its size and its digest', async () => {
  const content = new Uint8Array(1_250_000).fill(7);
  const world = worldOf(sound);
  const edition = await editionOf(world);
  const made = [{ path: 'epub/small.epub', content, label: 'EPUB', type: 'application/epub+zip' }];
  const files = await html.write(edition, { world, made });
  const digest = createHash('sha256').update(content).digest('hex');
  expect(files.find(({ path }) => path === 'html/small.epub')?.content).toEqual(content);
  const index = pageOf(files, 'index.html');
  expect(index).toContain('<a href="small.epub" type="application/epub+zip" download>EPUB</a>, 1.3 MB');
  expect(index).toContain(`<code>${digest}</code>`);
  expect(index).toContain('you accept the terms of the <a href="license.html">Open Software License 3.0</a>');
  expect(data(index).encoding).toEqual([
    {
      '@type': 'MediaObject',
      name: 'EPUB',
      encodingFormat: 'application/epub+zip',
      contentUrl: 'small.epub',
      contentSize: '1.3 MB',
      sha256: digest,
    },
  ]);
  expect((await prove(html, edition, files)).failures).toEqual([]);
  expect(pageOf(await html.write(edition, { world }), 'index.html')).not.toContain('download');
});

test('a chapter says which chapter of which book it is, and every page its licence in the text itself', async () => {
  const files = await make('url: https://example.org/small\ncover: {front: front.svg}');
  const chapter = pageOf(files, '01-one.html');
  expect(data(chapter)).toMatchObject({
    '@type': 'Chapter',
    name: '1. One',
    url: 'https://example.org/small/01-one.html',
    license: 'https://spdx.org/licenses/OSL-3.0.html',
    isPartOf: {
      '@type': 'Book',
      '@id': 'https://example.org/small/',
      name: 'A Small Book',
      version: '1.2.3',
    },
  });
  for (const { path } of files.filter((file) => file.path.endsWith('.html'))) {
    const page = pageOf(files, path.replace('html/', ''));
    expect(page).toContain('property="cc:attributionName" content="Ada Example, Bo Example"');
    expect(page).toContain(
      '<a rel="license dct:license" resource="https://spdx.org/licenses/OSL-3.0.html" href="license.html">',
    );
  }
});

test('where it is published nowhere yet, it names no picture, and needs no browser to be made', async () => {
  const world = worldOf(sound);
  const files = await html.write(await editionOf(world), { world });
  expect(pageOf(files, 'index.html')).not.toContain('og:');
  expect(pageOf(files, 'index.html')).not.toContain('canonical');
  expect(files.map(({ path }) => path)).not.toContain('html/cover.png');
});

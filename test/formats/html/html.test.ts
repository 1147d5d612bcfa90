// The web edition of whole books: valid, complete, the same each time.

import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { fromHtml } from 'hast-util-from-html';
import { HtmlValidate } from 'html-validate';
import { visit } from 'unist-util-visit';
import { beforeAll, describe, expect, test } from 'vitest';
import { html } from '../../../scripts/formats/html/html.ts';
import type { Artifact, Edition } from '../../../scripts/model/book.ts';
import type { Copy } from '../../../scripts/model/copy.ts';
import { prove } from '../../../scripts/proof/prove.ts';
import { openFolder } from '../../../scripts/system/folder.ts';
import { editionOf } from '../../edition.ts';
import { expectGolden } from '../../golden.ts';
import { worldOf } from '../../memory.ts';

const root = join(import.meta.dirname, '../../..');
const books = {
  'the real book': 'book',
  torture: 'test/fixtures/torture',
  small: 'test/fixtures/small',
  lists: 'test/fixtures/lists',
};

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'doctype-style': ['error', { style: 'lowercase' }],
    'valid-id': ['error', { relaxed: true }], // `sec:authorship` keeps its spelling
    'long-title': 'off', // a book's title is as long as it is
    'require-sri': ['error', { target: 'crossorigin' }], // the stylesheet is the edition's own
    'prefer-native-element': ['error', { exclude: ['region'] }], // a table's box is a div in every format
  },
});

const text = ({ content }: Artifact) => new TextDecoder().decode(content);
const worldAt = (path: string) => ({ ...worldOf({}), book: openFolder(join(root, path)) });

describe.each(Object.entries(books))('%s', (_name, path) => {
  let edition: Edition;
  let files: readonly Artifact[];
  let copy: Copy;
  const pages = () => files.filter((file) => file.path.endsWith('.html'));

  beforeAll(async () => {
    edition = await editionOf(worldAt(path));
    files = await html.write(edition, { world: worldAt(path) });
    copy = await html.read(files);
  });

  test('every page is valid HTML', async () => {
    for (const page of pages()) {
      const { results } = await validator.validateString(text(page), page.path);
      expect(results.flatMap(({ messages }) => messages)).toEqual([]);
    }
  });

  test('carries notice, licence, source and every anchor; every link leads somewhere', async () => {
    expect((await prove(html, edition, files)).failures).toEqual([]);
    expect(copy.links.filter(({ found }) => !found)).toEqual([]);
    expect(copy.metadata.creators).toEqual(edition.manifest.authors);
    expect(copy.metadata.rights).toBe(edition.duties.sentence);
  });

  test('every page says whose it is and on what terms', () => {
    const { copyright, sentence } = edition.duties;
    for (const [, words] of copy.documents) expect(words).toContain([...copyright, sentence].join('\n'));
    for (const page of pages()) {
      expect(text(page)).toMatch(/<link rel="license" href="[^"]+">/);
      const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text(page)) ?? [];
      const about = JSON.parse(data);
      const { license } = about;
      expect(license).toBe(edition.duties.licenseUrls[0]);
      const book = about['@type'] === 'Book' ? about : about.isPartOf;
      expect(book).toMatchObject({ '@type': 'Book', name: edition.manifest.title, license });
    }
    expect([...copy.documents.values()].join()).not.toMatch(/all rights reserved/i);
  });

  test('needs no other host, no script in a page, and no two files share a name', () => {
    for (const page of pages()) {
      expect(text(page)).not.toMatch(
        /<script(?! type="application\/ld\+json"| src="[a-z]+\.js")|\son\w+=|\sstyle=/,
      );
      expect(text(page)).not.toMatch(/\ssrc="(?!images\/|pictures\/|[a-z]+\.js")/);
      expect(text(page)).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    }
    const names = files.map((file) => file.path.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  test('one page has the whole book: every id once, and no link of the text leaves it', () => {
    const page = files.find((file) => file.path === 'html/all.html');
    const tree = fromHtml(page ? text(page) : '');
    const ids: unknown[] = [];
    const away: unknown[] = [];
    visit(tree, 'element', (node) => {
      if (node.properties.id !== undefined) ids.push(node.properties.id);
      if (node.tagName !== 'main') return;
      visit(node, 'element', ({ properties: { href } }) => {
        if (typeof href === 'string' && !/^(?:#|[a-z]+:)/.test(href)) away.push(href);
      });
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...edition.anchors.keys()]));
    expect(away).toEqual([]);
  });

  test('the index leads to every anchor of the text in one click', () => {
    const index = files.find((file) => file.path === 'html/index.html');
    const page = index ? text(index) : '';
    for (const { id, kind } of edition.anchors.values()) {
      if (kind === 'note' || kind === 'term') continue;
      const entry = page.split(`id="${id}"`);
      expect(entry.length, id).toBe(2);
      const [, href = ''] = /href="([^"]+)"/.exec(entry[1] ?? '') ?? [];
      expect(decodeURIComponent(href.slice(href.indexOf('#') + 1))).toBe(id);
    }
  });

  test('the same book gives the same bytes', async () => {
    const again = await html.write(await editionOf(worldAt(path)), { world: worldAt(path) });
    expect(again.map((file) => file.path)).toEqual(files.map((file) => file.path));
    for (const [index, file] of again.entries())
      expect(Buffer.compare(file.content, files[index]?.content ?? new Uint8Array()), file.path).toBe(0);
  });
});

test('a small book gives exactly these pages', async () => {
  const world = worldAt(books.small);
  const files = await html.write(await editionOf(world), { world });
  await expectGolden(
    'small/html',
    files.map(({ path, content }) => ({ path: path.replace('html/', ''), content })),
  );
});

test('the text face has old-style figures and small caps, is light, and bears no reserved name', async () => {
  const files = await html.write(await editionOf(worldAt(books.small)), { world: worldAt(books.small) });
  const face = files.find(({ path }) => path.includes('SourceSerif4-Regular'))?.content ?? new Uint8Array();
  expect(face.length).toBeLessThan(30_000);
  const font = create(Buffer.from(face)) as Font;
  expect(font.availableFeatures).toEqual(expect.arrayContaining(['onum', 'lnum', 'smcp', 'kern']));
  expect([font.familyName, font.fullName, font.postscriptName].join()).not.toMatch(/source/i);
  expect(font.copyright).toMatch(/Adobe/);
});

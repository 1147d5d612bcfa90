// A derivative: every copy has the original's notice unchanged, and says that and how it was modified.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { epub } from '../../scripts/formats/epub/epub.ts';
import { html } from '../../scripts/formats/html/html.ts';
import { heldAgainst } from '../../scripts/library/verify-against.ts';
import { lacks, prove } from '../../scripts/proof/prove.ts';
import { writeFiles } from '../disk.ts';
import { editionOf } from '../edition.ts';
import { pictureBrowser } from '../formats/epub/picture.ts';
import { sound, worldOf } from '../memory.ts';

const world = worldOf(
  {
    ...sound,
    'book.yaml': `${sound['book.yaml']}${[
      'derivedFrom:',
      '  title: Ein kleines Buch',
      "  version: '0.9'",
      '  source: https://example.org/klein',
      '  notice: ORIGINAL.md',
      '  changes: Translated into English',
      '  by: Bo Example',
      '  date: 2026-01-01',
    ].join('\n')}\n`,
    'ORIGINAL.md':
      '# Hinweis\n\nCopyright © Ada Beispiel\n\nDieses Buch ist frei; „kopiere“ es unter der Open Software License.\n',
  },
  pictureBrowser,
);
const edition = await editionOf(world);
const statement =
  'This is a modified version of Ein kleines Buch, version 0.9 (https://example.org/klein). Modified by Bo Example on ' +
  '2026-01-01: Translated into English. Licensed under the Open Software License version 3.0.';
const notice = [
  'Hinweis',
  'Copyright © Ada Beispiel',
  'Dieses Buch ist frei; „kopiere“ es unter der Open Software License.',
];
const text = (content: Uint8Array | undefined) => new TextDecoder().decode(content);

test('every page of the web edition has both in its footer', async () => {
  const files = await html.write(edition, { world });
  const pages = files.filter(({ path }) => path.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(3);
  for (const { content } of pages) {
    const footer = text(content).split('<footer>')[1] ?? '';
    for (const words of [statement, ...notice]) expect(footer).toContain(words);
  }
  expect((await prove(html, edition, files)).failures).toEqual([]);
});

test('the EPUB has both on its copyright page and in its metadata', async () => {
  const files = await epub.write(edition, { world });
  expect((await prove(epub, edition, files)).failures).toEqual([]);
  const inside = unzipSync(files[0]?.content ?? new Uint8Array());
  const packaged = text(inside['OEBPS/content.opf']);
  expect(packaged).toContain(`<meta property="dcterms:provenance">${statement}</meta>`);
  expect(packaged).toContain(`<meta property="dcterms:rights">${notice.join(' ')}</meta>`);
  expect(packaged).toContain('<dc:source>https://example.org/klein</dc:source>');
  expect(packaged).toContain('<meta property="dcterms:isVersionOf">Ein kleines Buch, version 0.9</meta>');
  expect(text(inside['OEBPS/copyright.xhtml'])).toContain(notice[2]);
});

test('a copy with the translated notice alone is refused', async () => {
  const copy = await html.read(await html.write(edition, { world }));
  const without = new Map(
    [...copy.documents].map(([path, words]) => [path, words.replaceAll(notice[2] ?? '', '')]),
  );
  expect(lacks(html, edition, { ...copy, documents: without })).toEqual([
    expect.stringContaining('Cannot find the original’s notice in the html edition'),
  ]);
});

test('held against the original itself: its text, its book, its release', async () => {
  const files = await html.write(edition, { world });
  const home = mkdtempSync(join(tmpdir(), 'against-'));
  const failures = async (path: string) =>
    (await prove(html, await heldAgainst(edition, join(home, path)), files, { inspected: false })).failures;
  try {
    writeFileSync(join(home, 'same.txt'), notice.join('\n\n'));
    writeFileSync(join(home, 'other.txt'), `${notice.join('\n\n')}\n\nUnd ohne Gewähr.\n`);
    writeFiles(join(home, 'book'), { ...sound, 'NOTICE.md': 'Ganz anders.\n' });
    writeFiles(join(home, 'release'), {
      'proof.json': JSON.stringify({ copyright: [notice[1]], notice: [notice[0], notice[2]] }),
    });
    expect(await failures('same.txt')).toEqual([]);
    expect(await failures('release')).toEqual([]);
    expect(await failures('other.txt')).toEqual([expect.stringContaining('Und ohne Gewähr')]);
    expect(await failures('book')).toEqual([expect.stringContaining('Ganz anders')]);
  } finally {
    rmSync(home, { recursive: true });
  }
});

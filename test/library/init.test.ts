// New books: what `colophon init` writes, what it refuses, and that the book is in order in every format.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { check } from '../../scripts/checks/check.ts';
import { formats } from '../../scripts/formats/all.ts';
import { type InitOptions, init } from '../../scripts/library/init.ts';
import { publish } from '../../scripts/pipeline.ts';
import { read } from '../../scripts/read/read.ts';
import { readManifest } from '../../scripts/settings/manifest.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { type Files, worldOf } from '../memory.ts';

const home = mkdtempSync(join(tmpdir(), 'init-'));
afterAll(() => rmSync(home, { recursive: true }));

/** Makes a book in a new folder called `name`. Gives its files. */
async function madeBook(name: string, options: Omit<InitOptions, 'dir'> = {}): Promise<Files> {
  const dir = join(mkdtempSync(join(home, 'made-')), name);
  const paths = await init({ author: 'Ada Example', ...options, dir });
  return Object.fromEntries(paths.map((path) => [path, new Uint8Array(readFileSync(join(dir, path)))]));
}

function textOf(files: Files, path: string): string {
  return new TextDecoder().decode(files[path] as Uint8Array);
}

function manifestOf(files: Files) {
  const { manifest, messages } = readManifest(textOf(files, 'book.yaml'));
  expect(messages).toEqual([]);
  return manifest;
}

/** What a strict check says of a book. */
async function told(files: Files): Promise<readonly string[]> {
  const { manuscript, report } = await read(worldOf(files));
  const verdict = manuscript ? check(manuscript, { strict: true }) : { report };
  return verdict.report.flatMap(({ messages }) => messages.map(String));
}

test('all files are there, and a strict check is silent', async () => {
  const files = await madeBook('my-book');
  expect(Object.keys(files).sort()).toEqual([
    '.gitignore',
    'NOTICE.md',
    'README.md',
    'book.yaml',
    'chapters/01-first-chapter.md',
    'chapters/02-code-pictures-tables.md',
    'chapters/03-appendix.md',
    'examples/hello.c',
    'images/editions.svg',
  ]);
  expect(
    Object.values(files).filter((content) => textOf({ content: content ?? '' }, 'content').includes('<%')),
  ).toEqual([]);
  expect(await told(files)).toEqual([]);
});

describe.each([
  ['a folder’s name', 'my-book', {}, 'my-book', 'My Book'],
  ['a name with capitals', 'LaTeX_notes', {}, 'latex_notes', 'LaTeX Notes'],
  ['a name without any letter of the Latin alphabet', '日本', {}, 'book', '日本'],
  ['a name without any letter', '---', {}, 'book', 'My Book'],
  ['figures only', '1984', {}, '1984', '1984'],
  ['specials of YAML', 'a', { title: 'C: a "short" guide # 1, it\'s' }, 'a', 'C: a "short" guide # 1, it\'s'],
  ['a value that YAML takes for another', 'a', { title: 'yes', author: '1.0' }, 'a', 'yes'],
  ['more specials', 'a', { title: '- [x] {a: &b *c} | > % @ `d`' }, 'a', '- [x] {a: &b *c} | > % @ `d`'],
  ['umlauts and an emoji', 'a', { title: 'Über Bücher 📚', author: 'Jürgen Größe' }, 'a', 'Über Bücher 📚'],
  ['markup', 'a', { title: '<b>Bold</b> & *more* <%= 1 %>' }, 'a', '<b>Bold</b> & *more* <%= 1 %>'],
  ['white space', 'a', { title: ' One\n two ' }, 'a', 'One two'],
  ['a long title', 'a', { title: 'word '.repeat(40).trim() }, 'a', 'word '.repeat(40).trim()],
])('a book from %s', (_, name, options, id, title) => {
  test('has them in book.yaml, and is in order', async () => {
    const files = await madeBook(name, options);
    const author = 'author' in options ? options.author : 'Ada Example';
    expect(manifestOf(files)).toMatchObject({
      id,
      title,
      authors: [author],
      copyright: [`Copyright © ${author}`],
      license: { id: 'CC-BY-SA-4.0' },
    });
    expect(await told(files)).toEqual([]);
  });
});

test.each([
  'OSL-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'MIT',
  'Unlicense',
  'MIT OR Apache-2.0',
  'LicenseRef-Public-Domain',
])('a book under %s is in order', async (license) => {
  const files = await madeBook('my-book', { license });
  expect(manifestOf(files)?.license.id).toBe(license);
  expect(await told(files)).toEqual([]);
});

test.each([
  ['CC-BY-SA', '`CC-BY-SA-4.0`'],
  ['cc-by-sa-4.0', 'Did you mean `CC-BY-SA-4.0`?'],
  ['MIT Apache-2.0', 'expected an SPDX expression'],
  ['', 'SPDX'],
])('the licence `%s` is refused', async (license, words) => {
  const dir = join(home, 'refused');
  const error = await init({ dir, license }).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'usage', message: expect.stringContaining(words) });
  expect(readdirSync(home)).not.toContain('refused');
});

test('a folder with something in it is refused by its name, and an empty one is not', async () => {
  const dir = join(home, 'full');
  mkdirSync(dir);
  writeFileSync(join(dir, '.hidden'), 'mine');
  const error = await init({ dir }).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'usage', message: expect.stringContaining(`\`${dir}\``) });
  expect(readdirSync(dir)).toEqual(['.hidden']);
  rmSync(join(dir, '.hidden'));
  expect(await init({ dir })).toContain('book.yaml');
});

test('the book is built and proved in every format', { timeout: 240_000 }, async () => {
  const real = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
  try {
    const files = await madeBook('my-book', { title: 'Über Bücher: #1 📚' });
    const world = { ...real, book: worldOf(files).book };
    const { proofs, report } = await publish(world, formats, { strict: true });
    expect(report.flatMap(({ messages }) => messages.map(String))).toEqual([]);
    expect(proofs.map(({ format }) => format).sort()).toEqual(['epub', 'html', 'pdf', 'print']);
    expect(proofs.flatMap(({ failures, doubts }) => [...failures, ...doubts])).toEqual([]);
  } finally {
    await Promise.all([real.browser.close(), real.threads.close()]);
  }
});

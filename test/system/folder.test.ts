// The folder that nothing leaves.

import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFolder } from '../../scripts/system/folder.ts';

let base = '';
const folder = () => openFolder(join(base, 'book'));

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'folder-'));
  const book = join(base, 'book');
  await mkdir(join(book, 'chapters/deep'), { recursive: true });
  await mkdir(join(base, 'bookish'));
  for (const path of [
    'secret.txt',
    'bookish/near.txt',
    'book/chapters/b.md',
    'book/chapters/a.md',
    'book/...md',
  ]) {
    await writeFile(join(base, path), path);
  }
  await symlink('a.md', join(book, 'chapters/inner.md'));
  await symlink('../../secret.txt', join(book, 'chapters/outer.md'));
  await symlink('gone.md', join(book, 'chapters/dangling.md'));
  await symlink('loop.md', join(book, 'chapters/loop.md'));
  await symlink('..', join(book, 'up'));
  await symlink('../bookish', join(book, 'near'));
  execFileSync('mkfifo', [join(book, 'pipe')]);
  await symlink('/dev/zero', join(book, 'zero'));
  // A file of holes takes no room on the disk.
  await writeFile(join(book, 'huge.zip'), '');
  await truncate(join(book, 'huge.zip'), 250_000_001);
});
afterAll(() => rm(base, { recursive: true }));

describe('read', () => {
  test.each([
    ['chapters/a.md', 'book/chapters/a.md'],
    ['./chapters//a.md', 'book/chapters/a.md'],
    ['chapters/inner.md', 'book/chapters/a.md'],
    ['...md', 'book/...md'],
  ])('%s', async (path, content) => {
    expect(Buffer.from((await folder().read(path)) as Uint8Array).toString()).toBe(content);
  });

  test.each([
    ['../secret.txt', 'outside'],
    ['chapters/../../secret.txt', 'outside'],
    ['chapters/../chapters/a.md', 'outside'],
    ['/etc/passwd', 'outside'],
    ['C:/secret.txt', 'outside'],
    ['..\\secret.txt', 'outside'],
    ['chapters\\a.md', 'outside'],
    ['chapters/a.md\0.png', 'outside'],
    ['chapters/outer.md', 'outside'],
    ['up/secret.txt', 'outside'],
    ['near/near.txt', 'outside'], // a neighbour whose name begins alike
    ['zero', 'outside'],
    ['huge.zip', 'unreadable'],
    ['chapters/c.md', 'missing'],
    ['chapters/a.md/b', 'missing'],
    ['chapters/dangling.md', 'missing'],
    ['chapters/loop.md', 'unreadable'],
    ['chapters', 'unreadable'],
    ['', 'unreadable'],
    ['pipe', 'unreadable'],
  ])('%j is %s', async (path, refusal) => {
    expect(await folder().read(path)).toBe(refusal);
  });

  test('a file that no program can have in memory is unreadable', async () => {
    await writeFile(join(base, 'book/chapters/deep/huge.bin'), '');
    await truncate(join(base, 'book/chapters/deep/huge.bin'), 3 * 2 ** 30); // a hole, which takes no room on the disk
    expect(await folder().read('chapters/deep/huge.bin')).toBe('unreadable');
  });

  test.skipIf(process.getuid?.() === 0)('a file without permission is unreadable', async () => {
    await writeFile(join(base, 'book/chapters/deep/closed.md'), '');
    await chmod(join(base, 'book/chapters/deep/closed.md'), 0);
    expect(await folder().read('chapters/deep/closed.md')).toBe('unreadable');
  });

  test('in a folder that does not exist, everything is missing', async () => {
    expect(await openFolder(join(base, 'nowhere')).read('a.md')).toBe('missing');
    expect(await openFolder(join(base, 'nowhere')).list('')).toEqual([]);
  });
});

describe('list', () => {
  test('names the files, and the links to files inside, by code unit', async () => {
    expect(await folder().list('chapters')).toEqual(['a.md', 'b.md', 'inner.md']);
    expect(await folder().list('')).toEqual(['...md', 'huge.zip']);
    expect(await folder().list('.')).toEqual(['...md', 'huge.zip']);
  });

  test.each([
    '..',
    '../bookish',
    'near',
    'up',
    '/',
    'nowhere',
    'chapters/a.md',
  ])('%s is empty', async (path) => {
    expect(await folder().list(path)).toEqual([]);
  });
});

// Reading a book: what can't become a manuscript, and where that is told.

import { expect, test } from 'vitest';
import { read } from '../../scripts/read/read.ts';
import { type Files, sound, worldOf } from '../memory.ts';

async function faults(files: Files): Promise<readonly string[]> {
  const { report } = await read(worldOf({ ...sound, ...files }));
  return report.flatMap(({ path, messages }) =>
    messages.map(({ line, column, reason }) => `${path}:${line}:${column}: ${reason}`),
  );
}

test('two chapters that would have one name are told at the second', async () => {
  const settings = `${sound['book.yaml']}chapters:\n  - a/b.md\n  - a-b.md\n`;
  const chapter = String(sound['chapters/01-one.md']);
  expect(
    await faults({ 'book.yaml': settings, 'chapters/a/b.md': chapter, 'chapters/a-b.md': chapter }),
  ).toEqual([
    'book.yaml:12:5: Unexpected second chapter named `a-b`: `chapters/a-b.md` after `chapters/a/b.md`',
  ]);
});

test('the digest is that of the files, whatever the order in which they are read', async () => {
  const digest = async (files: Files) => (await read(worldOf({ ...sound, ...files }))).manuscript?.digest;
  expect(await digest({})).toMatch(/^[0-9a-f]{64}$/);
  expect(await digest({})).toBe(await digest({}));
  expect(await digest({ 'NOTICE.md': `${sound['NOTICE.md']} ` })).not.toBe(await digest({}));
});

test('an alias of YAML that stands for nothing is told as a fault of book.yaml', async () => {
  const settings = String(sound['book.yaml']).replace('title: A Small Book', 'title: *book');
  const [fault] = await faults({ 'book.yaml': settings });
  expect(fault).toMatch(/^book\.yaml:.*Cannot parse book\.yaml: Unresolved alias/);
});

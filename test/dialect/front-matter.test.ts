// Front matter that readers see something of, in YAML and TOML, as many tools write it.

import { toString as textOf } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

const body = '\n# 1. One\n\nText.\n';

async function chapterWith(front: string, text = body) {
  const edition = await editionOf(worldOf({ ...sound, 'chapters/01-one.md': `${front}\n${text}` }));
  return edition.chapters[0];
}

test.each([
  ['an author', '---\nauthor: Mara Lind\n---', 'Mara Lind'],
  ['an author and a day', '---\nauthor: Mara Lind\ndate: 2026-01-31\n---', 'Mara Lind · January 31, 2026'],
  ['a list of authors', '---\nauthors: [Mara Lind, Ada]\n---', 'Mara Lind and Ada'],
  ['authors with addresses', '---\nauthor:\n  - name: Mara Lind\n    email: m@example.org\n---', 'Mara Lind'],
  [
    'TOML',
    '+++\nauthors = ["Mara Lind"]\ndate = "2026-01-31T10:00:00Z"\n+++',
    'Mara Lind · January 31, 2026',
  ],
  ['a date that is a program', '---\nauthor: Mara Lind\ndate: "`r Sys.Date()`"\n---', 'Mara Lind'],
  ['a day that no month has', '---\nauthor: Mara Lind\ndate: 2026-02-91\n---', 'Mara Lind'],
])('%s stands below the title', async (_, front, line) => {
  const chapter = await chapterWith(front);
  expect(textOf(chapter?.tree ?? { type: 'root', children: [] })).toContain(`One\n${line}\nText.`);
});

test.each([
  ['the author of the book', '---\nauthor: Ada Example\n---'],
  ['a date alone', '---\ndate: 2026-01-31\n---'],
  ['no name', '---\nauthor: {email: a@example.org}\n---'],
  ['YAML with a mistake', '---\nauthor: A: B: [\n---'],
])('%s does not', async (_, front) => {
  const chapter = await chapterWith(front);
  expect(textOf(chapter?.tree ?? { type: 'root', children: [] })).toContain('One\nText.');
});

test('the id is a name of the chapter', async () => {
  const chapter = await chapterWith('---\nid: beginning\n---', `${body}\n[Up](#beginning), [too](#one).\n`);
  expect(chapter?.entry.id).toBe('beginning');
  expect(JSON.stringify(chapter?.tree)).toContain('"href":"#beginning"');
});

// Contents: on paper to so many ranks as the book wants, in the EPUB to the last.

import { toString as textOf } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import { navDepth, navEntries } from '../../scripts/formats/epub/navigation.ts';
import type { Entry } from '../../scripts/model/book.ts';
import { contentsList } from '../../scripts/paged/contents.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

const chapter = '# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n';
const book = (more = '') =>
  editionOf(
    worldOf({ ...sound, 'book.yaml': `${sound['book.yaml']}${more}`, 'chapters/01-one.md': chapter }),
  );

test.each([
  ['', 3],
  ['contents: {depth: 1}\n', 1],
  ['contents: {depth: 5}\n', 5],
])('%j: those on paper have %i ranks', async (settings, ranks) => {
  const { chapters, manifest } = await book(settings);
  const entries: readonly Entry[] = chapters.map(({ entry }) => entry);
  const words = textOf(contentsList(entries, manifest.contents.depth));
  const names = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];
  expect(names.filter((name) => words.includes(name))).toEqual(names.slice(0, ranks));
});

test('an EPUB’s have all', async () => {
  expect(navDepth(navEntries(await book(), new Map()))).toBe(6);
});

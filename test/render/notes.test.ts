// Ids that meet: notes of any label, names that look like theirs, names with percent signs; each found by its link.

import { expect, test } from 'vitest';
import { epub } from '../../scripts/formats/epub/epub.ts';
import { html } from '../../scripts/formats/html/html.ts';
import { prove } from '../../scripts/proof/prove.ts';
import { editionOf } from '../edition.ts';
import { pictureBrowser } from '../formats/epub/picture.ts';
import { sound, worldOf } from '../memory.ts';

test.each([
  ['a note with a label in another script', 'Text[^注].\n\n[^注]: A note.\n'],
  [
    'a name with a percent sequence, one with a lone percent sign',
    '<a name="a%20b"></a>x [1](#a%20b) <a name="100%"></a>y\n',
  ],
  ['a name that a note’s id would be', '<a name="01-one-fn-a"></a>\n\nText[^a].\n\n[^a]: A note.\n'],
  ['a name before a note', 'Text[^q].\n\n<a name="here"></a>\n\n[^q]: Note.\n'],
  [
    'two names in a heading',
    '<a name="s"></a>\n\n## 1.1. <span id="x">foo</span> and <a name="y"></a>bar\n\n[1](#x) [2](#s)\n',
  ],
])('%s', async (_what, text) => {
  const world = worldOf(
    { ...sound, 'chapters/01-one.md': `${sound['chapters/01-one.md']}\n\n${text}` },
    pictureBrowser,
  );
  const edition = await editionOf(world);
  for (const format of [html, epub])
    expect((await prove(format, edition, await format.write(edition, { world }))).failures).toEqual([]);
  const ids = JSON.stringify(edition.chapters[0]?.tree).match(/"id":"[^"]*"/g) ?? [];
  expect(new Set(ids).size).toBe(ids.length);
});

test('a heading may begin with a number that is none of the book’s', async () => {
  const text = `${sound['chapters/01-one.md']}\n\n<a name="k"></a>\n\n## 2.6 kernels\n`;
  const edition = await editionOf(worldOf({ ...sound, 'chapters/01-one.md': text }));
  expect(edition.anchors.get('k')).toMatchObject({ number: undefined, title: '2.6 kernels' });
});

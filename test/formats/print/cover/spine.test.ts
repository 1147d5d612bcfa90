// The text of the spine runs from the top down, on the shelf and on the finished cover, whichever way the book is written.

import { afterAll, expect, test } from 'vitest';
import { startCover } from '../../../../scripts/formats/print/cover/cover.ts';
import { coverTexts, within } from '../../../../scripts/formats/print/cover/inspect.ts';
import { profileOf } from '../../../../scripts/settings/print/profile.ts';
import { openWorld } from '../../../../scripts/system/open.ts';
import { editionOf } from '../../../edition.ts';
import { sound, worldOf } from '../../../memory.ts';

const { browser } = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => browser.close());

test.each([
  ['en', 'ABCD FGHI', 'A. Author'],
  ['he', 'אבגד הוזח', 'דוד לוי'],
  ['ar', 'مقدمة في النواة', 'ابن سينا'],
])('in %s', async (language, title, author) => {
  const settings = (sound['book.yaml']?.toString() ?? '')
    .replace(/^title: .*/m, `title: ${title}`)
    .replace(/^authors: .*/m, `authors: [${author}]`)
    .replace('language: en', `language: ${language}\nprint: {profile: kdp, trim: 6x9}`);
  const world = worldOf({ ...sound, 'book.yaml': settings }, browser);
  const edition = await editionOf(world);
  const { pdf, panels, findings } = await startCover(edition, profileOf(edition.manifest), world)(220);
  expect(findings).toEqual([]);
  const { spine } = panels.safe;
  if (!spine) throw new Error('no room on the spine');
  const texts = (await coverTexts(pdf)).filter(({ box }) => within(box, spine));
  // Every letter is there, and the title's stand above the author's: the first above the last.
  // (Some Arabic ones are drawn in two pieces, each of which has the letter's name.)
  const letters = (text: string) => [...new Set(text.replace(/\s/g, ''))].sort();
  expect(letters(texts.map(({ text }) => text).join(''))).toEqual(letters(title + author));
  const top = (letter: string) => texts.find(({ text }) => text.includes(letter))?.box.top ?? Number.NaN;
  const sizes = texts.map(({ size }) => size);
  const titles = texts.filter(({ size }) => size === Math.max(...sizes));
  const authors = texts.filter(({ size }) => size === Math.min(...sizes));
  expect(Math.max(...titles.map(({ box }) => box.top))).toBeLessThan(
    Math.min(...authors.map(({ box }) => box.top)),
  );
  if (language === 'he') expect(top('א')).toBeLessThan(top('ח'));
  // In the middle of the spine: capitals and Hebrew letters are two thirds of the type's size high.
  const middle = spine.left + spine.width / 2;
  for (const { box } of titles) expect(Math.abs(box.left + box.width / 2 - middle)).toBeLessThan(4);
});

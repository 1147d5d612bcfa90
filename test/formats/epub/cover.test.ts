// The cover: of the size that shops ask for, its title as large as it can be.

import { imageSize } from 'image-size';
import { afterAll, expect, test } from 'vitest';
import { coverPicture, titleSize } from '../../../scripts/formats/epub/cover.ts';
import { openWorld } from '../../../scripts/world/open.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';

const { browser } = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => browser.close());

test('is a picture of 1600 × 2560 pixels, the same each time', async () => {
  const edition = await editionOf(worldOf(sound));
  const world = worldOf(sound, browser);
  const cover = await coverPicture(edition, world);
  expect(imageSize(cover)).toMatchObject({ type: 'png', width: 1600, height: 2560 });
  expect(await coverPicture(edition, world)).toEqual(cover);
}, 30_000);

test('a long title, a long word and an ideographic title are set smaller', () => {
  const short = titleSize('A Small Book');
  expect(titleSize('A Small Book About Many Things and What Became of Them')).toBeLessThan(short);
  expect(titleSize('Internationalization')).toBeLessThan(short);
  expect(titleSize('计算机程序设计艺术')).toBeLessThan(titleSize('computer!'));
});

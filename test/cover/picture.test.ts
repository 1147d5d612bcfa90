// The front as a picture: as shops and networks want it, and the one that is printed.

import { imageSize } from 'image-size';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { coverPicture, socialPicture } from '../../scripts/cover/picture.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { type Files, sound, worldOf } from '../memory.ts';

const { browser } = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => browser.close());
vi.setConfig({ testTimeout: 30_000 });

async function make(draw: typeof coverPicture, keys: string, files: Files = {}) {
  const world = worldOf({ ...sound, ...files, 'book.yaml': `${sound['book.yaml']}${keys}\n` }, browser);
  const picture = await draw(await editionOf(world), world);
  return { ...picture, ...imageSize(picture.content) };
}

/** Colours all over, which no method of compression likes. */
const noise =
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="900"><filter id="a"><feTurbulence baseFrequency=".9" ' +
  'numOctaves="4"/></filter><rect width="600" height="900" filter="url(#a)"/></svg>';

describe('the cover of an e-book', () => {
  test.each(['7x10', 'A5', '8.5x8.5', '11x8.5'])('of the trim size %s has its shape', async (trim) => {
    const { content, mediaType, width, height, type } = await make(coverPicture, `print: {trim: ${trim}}`);
    expect([type, mediaType]).toEqual(['png', 'image/png']);
    expect(width * height).toBeLessThanOrEqual(3_200_000);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(1400);
    const [across = 1, down = 1] = trim === 'A5' ? [148, 210] : trim.split('x').map(Number);
    expect(width / height).toBeCloseTo(across / down, 2);
    expect(content.length).toBeLessThan(500_000);
  });

  test('is the same each time', async () => {
    const once = await make(coverPicture, 'print: {trim: 6x9}');
    expect((await make(coverPicture, 'print: {trim: 6x9}')).content).toEqual(once.content);
  });

  test('is the book’s own front where there is one, small enough whatever it shows', async () => {
    const keys = 'cover: {front: front.svg}\nprint: {trim: 6x9}';
    const cover = await make(coverPicture, keys, { 'front.svg': noise });
    expect([cover.type, cover.mediaType]).toEqual(['jpg', 'image/jpeg']);
    expect(cover.width / cover.height).toBeCloseTo(6 / 9, 2);
    expect(cover.content.length).toBeLessThanOrEqual(500_000);
    expect((await make(coverPicture, keys, { 'front.svg': noise })).content).toEqual(cover.content);
  });
});

test.each([
  ['generated', '', 'png'],
  ['own', 'cover: {front: front.svg}', 'jpg'],
])('a social image of the %s front is 1200 × 630 pixels', async (_, keys, type) => {
  const social = await make(socialPicture, keys, { 'front.svg': noise });
  expect(social).toMatchObject({ width: 1200, height: 630, type });
  expect(social.content.length).toBeLessThanOrEqual(500_000);
});

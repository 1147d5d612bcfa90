// Half a picture is no picture.

import { expect, test } from 'vitest';
import { read } from '../../scripts/read/read.ts';
import { sound, worldOf } from '../memory.ts';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

async function stateOf(content: Uint8Array) {
  const chapter = `${sound['chapters/01-one.md']}\n![A pixel](../a.png)\n`;
  const { manuscript } = await read(worldOf({ ...sound, 'chapters/01-one.md': chapter, 'a.png': content }));
  const image = manuscript?.images.get('a.png');
  return typeof image === 'object' ? image.type : image;
}

test('a picture is whole, cut off, or has bytes after its end', async () => {
  expect(await stateOf(pixel)).toBe('png');
  expect(await stateOf(pixel.subarray(0, -20))).toBe('damaged');
  expect(await stateOf(Buffer.concat([pixel, Buffer.alloc(30)]))).toBe('png');
});

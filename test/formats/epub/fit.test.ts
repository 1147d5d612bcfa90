// Pictures in the EPUB are as shops and old readers want them.

import { crc32, deflateSync } from 'node:zlib';
import { imageSize } from 'image-size';
import { afterAll, expect, test } from 'vitest';
import type { Picture } from '../../../scripts/formats/epub/pictures.ts';
import { fitPictures } from '../../../scripts/formats/epub/pictures.ts';
import { openBrowser } from '../../../scripts/system/browser/browser.ts';
import { worldOf } from '../../memory.ts';

const browser = openBrowser(process.env);
const world = worldOf({}, browser);
afterAll(() => browser.close());

const picture = (extension: string, mediaType: string, content: Uint8Array): Picture => ({
  path: `a.${extension}`,
  name: 'a',
  extension,
  mediaType,
  content,
});

/** A PNG, grey or of coloured noise, which makes it large. */
function png(width: number, height: number, noise = false): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, noise ? 2 : 0, 0, 0, 0], 8);
  const row = (noise ? 3 * width : width) + 1;
  const rows = Buffer.alloc(row * height, 0x80);
  let state = 1;
  for (let at = 0; at < rows.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    if (noise) rows[at] = state >>> 24;
    if (at % row === 0) rows[at] = 0;
  }
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('a picture that fits is left as it is', async () => {
  const small = picture('png', 'image/png', png(90, 60));
  expect(await fitPictures([small], world)).toEqual([small]);
});

test('one with too many pixels is drawn smaller, in its shape, the same each time', async () => {
  const large = picture('png', 'image/png', png(3000, 2000));
  const [one, other] = await fitPictures([large, large], world);
  const { width = 0, height = 0, type } = imageSize(one?.content ?? new Uint8Array());
  expect(type).toBe('png');
  expect(width * height).toBeLessThanOrEqual(3_200_000);
  expect(width * height).toBeGreaterThan(3_190_000);
  expect(width / height).toBeCloseTo(1.5, 2);
  expect(Buffer.from(one?.content ?? []).equals(Buffer.from(other?.content ?? []))).toBe(true);
}, 60_000);

test('one with too many bytes becomes a JPEG that has fewer', async () => {
  const heavy = picture('png', 'image/png', png(1780, 1780, true));
  expect(heavy.content.length).toBeGreaterThan(5_000_000);
  const [light] = await fitPictures([heavy], world);
  expect(light).toMatchObject({ path: 'a.png', extension: 'jpg', mediaType: 'image/jpeg' });
  expect(imageSize(light?.content ?? new Uint8Array()).type).toBe('jpg');
  expect(light?.content.length).toBeLessThanOrEqual(5_000_000);
}, 60_000);

test('WebP, which old readers do not show, becomes a type that they do', async () => {
  const bytes = Buffer.from('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=', 'base64');
  const [shown] = await fitPictures([picture('webp', 'image/webp', bytes)], world);
  expect(shown?.mediaType).toMatch(/^image\/(?:png|jpeg)$/);
  const { width, height, type } = imageSize(shown?.content ?? new Uint8Array());
  expect([width, height]).toEqual([1, 1]);
  expect(`image/${type === 'jpg' ? 'jpeg' : type}`).toBe(shown?.mediaType);
}, 60_000);

const svg = (size: string, inside: string) =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inside}</svg>`);

test.each([
  ['of a small drawing', 'width="90" height="60"', 360, 240],
  ['of a large one', 'width="3000" height="1000"', 1600, 533],
  ['of one as long as a road', 'viewBox="0 0 9000 3"', 1600, 1],
  ['of one in other units', 'width="2in" height="1in"', 768, 384],
])('a picture %s stands before it, for readers without SVG', async (_, size, width, height) => {
  const content = svg(size, '<circle cx="20" cy="20" r="9"/>');
  const [fitted] = await fitPictures([picture('svg', 'image/svg+xml', content)], world);
  expect(fitted).toMatchObject({ path: 'a.svg', extension: 'png', mediaType: 'image/png', drawing: content });
  expect(imageSize(fitted?.content ?? new Uint8Array())).toMatchObject({ type: 'png', width, height });
});

test('a drawing fills its picture, and one that moves stands as it begins', async () => {
  const square = (inside: string) =>
    picture(
      'svg',
      'image/svg+xml',
      svg('width="20" height="10"', `<rect width="20" height="10" fill="#00f">${inside}</rect>`),
    );
  const smil =
    '<animate attributeName="fill" from="#f00" to="#f00" dur="9s"/><set attributeName="x" to="9" begin="0s"/>';
  const css =
    '<style>@keyframes f { from { fill: #f00 } to { fill: #f00 } } rect { animation: f 9s }</style>';
  const [plain, ...moving] = await fitPictures(['', smil, css].map(square), world);
  for (const { content } of moving)
    expect(Buffer.from(content).equals(Buffer.from(plain?.content ?? []))).toBe(true);
  const [jpeg] = await fitPictures([{ ...square(''), content: svg('width="20" height="10"', '') }], world);
  expect(Buffer.from(jpeg?.content ?? []).equals(Buffer.from(plain?.content ?? []))).toBe(false);
});

test('a drawing with too many bytes is a picture only', async () => {
  const content = svg('width="90" height="60"', `<!--${' '.repeat(5_000_000)}-->`);
  const [fitted] = await fitPictures([picture('svg', 'image/svg+xml', content)], world);
  expect(fitted?.mediaType).toBe('image/png');
  expect(fitted).not.toHaveProperty('drawing');
});

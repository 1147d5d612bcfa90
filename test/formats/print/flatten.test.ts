// Pictures that something shines through are drawn on white for printers who want nothing transparent.

import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { flatten, isTransparent } from '../../../scripts/formats/print/flatten.ts';
import { makeInterior } from '../../../scripts/formats/print/interior.ts';
import { inspect } from '../../../scripts/formats/print/preflight/inspect.ts';
import { openWorld } from '../../../scripts/system/open.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';
import { profile } from './sample.ts';

const { browser } = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => browser.close());

const svg = (inside: string) =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">${inside}</svg>`);

/** A PNG of 40 × 20 pixels, all of one colour; a palette's colour where `palette` is given. */
function png(
  colour: readonly number[],
  more: Readonly<{ type: number; chunks?: readonly (readonly [string, Uint8Array])[] }>,
): Uint8Array {
  const chunk = (name: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, 40, 0, 0, 0, 20, 8, more.type, 0, 0, 0]);
  const row = [0, ...Array.from({ length: 40 }, () => colour).flat()];
  const rows = Buffer.from(Array.from({ length: 20 }, () => row).flat());
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    ...(more.chunks ?? []).map(([name, data]) => chunk(name, data)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** The colour of the first pixel of a PNG as Chromium writes it: not interlaced, eight bits, its first row's filter without effect on it. */
function firstPixel(bytes: Uint8Array): readonly number[] {
  const buffer = Buffer.from(bytes);
  const data: Buffer[] = [];
  for (let at = 8; at < buffer.length; at += 12 + buffer.readUInt32BE(at))
    if (buffer.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(buffer.subarray(at + 8, at + 8 + buffer.readUInt32BE(at)));
  const rows = inflateSync(Buffer.concat(data));
  return [...rows.subarray(1, 4)];
}

const gif = (flag: number) =>
  Buffer.from(`R0lGODlhAQABAIAAAAAAAP///yH5BA${flag === 1 ? 'E' : 'A'}AAAAALAAAAAABAAEAAAIBRAA7`, 'base64');
const palette = [['PLTE', Buffer.from([200, 0, 0])]] as const;

const transparent: Readonly<Record<string, Readonly<{ type: string; content: Uint8Array }>>> = {
  'a PNG with an alpha channel': { type: 'png', content: png([200, 0, 0, 128], { type: 6 }) },
  'a grey PNG with an alpha channel': { type: 'png', content: png([0, 128], { type: 4 }) },
  'a PNG with a transparent colour of its palette': {
    type: 'png',
    content: png([0], { type: 3, chunks: [...palette, ['tRNS', Buffer.from([128])]] }),
  },
  'a PNG with one transparent colour': {
    type: 'png',
    content: png([200, 0, 0], { type: 2, chunks: [['tRNS', Buffer.from([0, 200, 0, 0, 0, 0])]] }),
  },
  'a GIF': { type: 'gif', content: gif(1) },
  'a drawing with an opacity': { type: 'svg', content: svg('<rect width="40" height="20" opacity=".5"/>') },
  'a drawing with a transparent fill': {
    type: 'svg',
    content: svg('<rect width="40" height="20" fill="rgba(200, 0, 0, .5)"/>'),
  },
  'a drawing with a colour of eight digits': {
    type: 'svg',
    content: svg('<rect width="40" height="20" fill="#c8000080"/>'),
  },
  'a drawing with a colour by spaces': {
    type: 'svg',
    content: svg('<rect width="40" height="20" fill="rgb(200 0 0 / 50%)"/>'),
  },
  'a drawing with a mask': {
    type: 'svg',
    content: svg(
      '<mask id="m"><circle cx="20" cy="10" r="8" fill="#888"/></mask><rect width="40" height="20" mask="url(#m)"/>',
    ),
  },
  'a drawing that blends': {
    type: 'svg',
    content: svg('<rect width="40" height="20" style="mix-blend-mode: multiply" fill="red"/>'),
  },
};

const opaque: typeof transparent = {
  'a PNG without an alpha channel': { type: 'png', content: png([200, 0, 0], { type: 2 }) },
  'a PNG with a palette': { type: 'png', content: png([0], { type: 3, chunks: palette }) },
  'a GIF': { type: 'gif', content: gif(0) },
  'a drawing of lines': { type: 'svg', content: svg('<path d="M0 0h40" stroke="#8a1f11"/>') },
  'a drawing with a link': { type: 'svg', content: svg('<use href="#abcdefg"/><rect fill="#fff"/>') },
};

const imageOf = (one: Readonly<{ type: string; content: Uint8Array }>) => ({
  path: `images/a.${one.type}`,
  width: one.type === 'gif' ? 1 : 40,
  height: one.type === 'gif' ? 1 : 20,
  ...one,
});

test.each(Object.entries(transparent))('%s may be transparent', (_, image) => {
  expect(isTransparent(image)).toBe(true);
});

test.each(Object.entries(opaque))('%s is not, and stays byte for byte', async (_, image) => {
  expect(isTransparent(image)).toBe(false);
  const images = new Map([['a', imageOf(image)]]);
  expect((await flatten(images, browser.picture)).get('a')?.content).toBe(image.content);
});

describe('flattened', () => {
  test('a picture keeps its size in pixels, its colour is mixed with white', async () => {
    const image = imageOf({ type: 'png', content: png([200, 0, 0, 128], { type: 6 }) });
    const flat = (await flatten(new Map([['a', image]]), browser.picture)).get('a');
    const content = Buffer.from(flat?.content ?? []);
    expect([content.readUInt32BE(16), content.readUInt32BE(20)]).toEqual([40, 20]);
    const [red = 0, green = 0, blue = 0] = firstPixel(content);
    expect(Math.abs(red - 227)).toBeLessThan(3);
    expect(Math.abs(green - 127)).toBeLessThan(3);
    expect(green).toBe(blue);
  });

  test('a drawing takes the same place, with 600 pixels to the inch', async () => {
    const image = imageOf({ type: 'svg', content: svg('<rect width="40" height="20" opacity=".5"/>') });
    const flat = (await flatten(new Map([['a', image]]), browser.picture)).get('a');
    const text = new TextDecoder().decode(flat?.content);
    expect(text).toMatch(/^<svg [^>]*width="40" height="20" viewBox="0 0 250 125"/);
  });
});

test('nothing is transparent in a printed book that has all of them', async () => {
  const pictures = Object.entries(transparent).map(([alt, { type, content }], index) => ({
    path: `images/${index}.${type}`,
    alt,
    content,
  }));
  const chapter = pictures.map(({ path, alt }) => `![${alt}](../${path})`).join('\n\n');
  const world = worldOf(
    {
      ...sound,
      'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${chapter}\n`,
      ...Object.fromEntries(pictures.map(({ path, content }) => [path, content])),
    },
    browser,
  );
  const run = profile({ profile: 'generic' });
  const edition = await editionOf(world);
  const make = async (unwanted: typeof run.service.unwanted) => {
    const service = { ...run.service, pages: [], unwanted };
    const made = await makeInterior(edition, { ...run, service }, world, async () => {});
    if (!('pdf' in made)) throw new Error(`no ${made.pages} pages are bound`);
    return (await inspect(made.pdf)).pages.filter((page) => page.transparent).length;
  };
  expect(await make({ ...run.service.unwanted, value: [] })).toBeGreaterThan(0);
  expect(await make(run.service.unwanted)).toBe(0);
}, 100_000);

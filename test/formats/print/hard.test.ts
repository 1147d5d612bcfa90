// A printed book of everything that does not fit: nothing is lost, nothing leaves the page, nothing makes it shrink.

import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspect } from '../../../scripts/formats/print/preflight/inspect.ts';
import { print } from '../../../scripts/formats/print/print.ts';
import type { Artifact, Edition } from '../../../scripts/model/book.ts';
import type { Finding } from '../../../scripts/model/finding.ts';
import { prove } from '../../../scripts/proof/prove.ts';
import { openWorld } from '../../../scripts/system/open.ts';
import { fold } from '../../../scripts/text/fold.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
const line = `x = ${'0123456789'.repeat(500)}`;
const word = 'X'.repeat(300);
const cells = ['some words', '7654321', '`identifier`', 'extraordinarily'];
const table = (columns: number, rows: number) => {
  const row = (at: number) =>
    `| ${Array.from({ length: columns }, (_, n) => cells[(n + at) % 4]).join(' | ')} |\n`;
  const body = Array.from({ length: rows }, (_, at) => row(at)).join('');
  return `${row(0)}${'|---'.repeat(columns)}|\n${body}`;
};
const headings = Array.from({ length: 40 }, (_, at) => `${'#'.repeat(2 + (at % 5))} Heading ${at}\n\n`).join(
  '',
);
const chapters = {
  'chapters/01-one.md': `${sound['chapters/01-one.md']}\n\`\`\`\n${line}\n\`\`\`\n\n${word} and \`${word}\`.\n\n${table(14, 8)}\n${table(14, 60)}\n${table(3, 60)}`,
  'chapters/02-two.md': `<a name="two"></a>\n\n# Two\n\n![Huge](../huge.png)\n\nA tiny ![one](../tiny.png) in it.\n\n| ${word} |\n|---|\n| H<sub>2</sub>O[^1] |\n\n[^1]: x<sup>2</sup> and \`code\`.\n`,
  'chapters/03-three.md': '<a name="three"></a>\n\n# Three\n\nWord.\n',
  'chapters/04-four.md': `<a name="four"></a>\n\n# Four\n\n${headings}End, with 漢字 and 😀.\n`,
};
let edition: Edition;
let artifacts: readonly Artifact[];
const findings: Finding[] = [];

beforeAll(async () => {
  const pictures = { 'huge.png': png(12_000, 9_000), 'tiny.png': png(30, 30) };
  edition = await editionOf(worldOf({ ...sound, ...chapters, ...pictures }));
  artifacts = await print.write(edition, { world, tell: (finding) => findings.push(finding) });
}, 120_000);
afterAll(() => world.browser.close());

test('breaks no rule of its service: all inside the margins, no type under 7 pt', async () => {
  expect((await prove(print, edition, artifacts)).failures).toEqual([]);
  expect(findings).toEqual([]);
});

test('loses no letter', async () => {
  const [interior] = artifacts;
  if (!interior) throw new Error('no interior');
  const text = fold([...(await print.read([interior])).documents.values()].join('\n'));
  // A head and a folio stand between the pages of the long line.
  expect((text.match(/\d{20,}/g) ?? []).join('').length).toBeGreaterThanOrEqual(5000);
  expect(text.match(/X/g)).toHaveLength(3 * word.length);
  // A table's head is repeated on each of its pages.
  const cell = (whole: string) => whole.match(/7654321/g)?.length ?? 0;
  expect(cell(text)).toBeGreaterThanOrEqual(cell(chapters['chapters/01-one.md']));
});

test('ends no page with a heading, but where one follows another', async () => {
  const { pages } = await inspect(artifacts[0]?.content ?? new Uint8Array());
  const lasts = pages.map(({ texts }) => texts.filter(({ box }) => box.y > 60).at(-1)?.text ?? '');
  expect(lasts.filter((text) => /^Heading/.test(text)).length).toBeLessThanOrEqual(3);
  expect(lasts.some((text) => text.includes('Heading 39'))).toBe(false);
});

/** A picture in greys. */
function png(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const sizes = Buffer.alloc(8);
    sizes.writeUInt32BE(data.length, 0);
    sizes.writeUInt32BE(crc(body), 4);
    return Buffer.concat([sizes.subarray(0, 4), body, sizes.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const data = deflateSync(Buffer.alloc((width + 1) * height), { level: 1 });
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function crc(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

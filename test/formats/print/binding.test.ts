// A book written from right to left is bound at its right edge: its interior and its cover, read from the finished files.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { coverTexts } from '../../../scripts/formats/print/cover/inspect.ts';
import { boundRight, panelsOf } from '../../../scripts/formats/print/cover/panels.ts';
import { inspect } from '../../../scripts/formats/print/preflight/inspect.ts';
import { preflight } from '../../../scripts/formats/print/preflight/preflight.ts';
import { print } from '../../../scripts/formats/print/print.ts';
import type { Artifact, Edition } from '../../../scripts/model/book.ts';
import { prove } from '../../../scripts/proof/prove.ts';
import { interiorSheet } from '../../../scripts/settings/print/geometry.ts';
import { profileOf } from '../../../scripts/settings/print/profile.ts';
import { openWorld } from '../../../scripts/system/open.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';
import { profile } from './sample.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
const settings = [
  'id: small',
  'title: ספר קטן',
  'language: he',
  'date: 2026-01-02',
  'authors: [דוד לוי]',
  'copyright: [Copyright © Ada Example and Bo Example]',
  'license: {id: OSL-3.0}',
  'isbn: 978-0-306-40615-7',
  'print: {profile: kdp, trim: 6x9, bleed: true}',
].join('\n');
const text = 'אותיות הן סימנים שנדפסים על נייר, והקורא אינו מבחין בהן כאשר הן סדורות היטב. '.repeat(12);
let edition: Edition;
let artifacts: readonly Artifact[];

beforeAll(async () => {
  const chapter = `${sound['chapters/01-one.md']}\n${`${text}\n\n`.repeat(60)}`;
  edition = await editionOf(worldOf({ ...sound, 'book.yaml': settings, 'chapters/01-one.md': chapter }));
  artifacts = await print.write(edition, { world });
}, 60_000);
afterAll(() => world.browser.close());

const content = (index: number) => artifacts[index]?.content ?? new Uint8Array();

test('breaks no rule of its printer, and its English licence is whole', async () => {
  expect((await prove(print, edition, artifacts)).failures).toEqual([]);
});

test('has its inner margin at the right of odd pages and at the left of even ones, its folios outside', async () => {
  const { pages } = await inspect(content(0));
  const { width, inner, outer, bleed } = interiorSheet(profileOf(edition.manifest), pages.length);
  expect(inner - outer).toBeGreaterThan(4);
  const full = pages.filter(
    ({ texts }) => texts.filter(({ text: words }) => /[א-ת]/.test(words)).length > 20,
  );
  expect(full.length).toBeGreaterThan(8);
  const nearest = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { number, texts, trim } of full) {
    const odd = number % 2 === 1;
    expect(trim?.x).toBeCloseTo(odd ? bleed.outside : 0, 1);
    const lines = texts.filter(({ box }) => box.y > 80 && box.y < 560);
    const left = Math.min(...lines.map(({ box }) => box.x)) - (trim?.x ?? 0);
    nearest[number % 2] = Math.min(nearest[number % 2] ?? 0, left);
    const folio = texts.find(({ text: words, box }) => /^\d+$/.test(words) && box.y < 70);
    if (folio) expect(folio.box.x < width / 2).toBe(odd);
  }
  expect(Math.abs((nearest[1] ?? 0) - outer)).toBeLessThan(2);
  expect(Math.abs((nearest[0] ?? 0) - inner)).toBeLessThan(2);
});

test('has its front at the left of the spine, its back with the barcode at the right', async () => {
  const { pages } = await inspect(content(0));
  const { sheet, front, spine, back, barcode } = boundRight(
    panelsOf(profileOf(edition.manifest), pages.length),
  );
  expect([front.left, back.left + back.width]).toEqual([
    expect.closeTo(9, 6),
    expect.closeTo(sheet.width - 9, 6),
  ]);
  const texts = await coverTexts(content(1));
  const at = (part: RegExp) => texts.filter((one) => part.test(one.text)).map(({ box }) => box.left);
  expect(at(/קטן|ןטק/).filter((left) => left < spine.left)).not.toEqual([]);
  for (const left of at(/ISBN/)) expect(left).toBeGreaterThan(barcode.left);
  for (const left of at(/Copyright/)) expect(left).toBeGreaterThan(spine.left + spine.width);
});

test('the preflight knows where the spine is', async () => {
  // A book for the other side: its wide margins are at the left of odd pages.
  const other = { ...profile({ profile: 'kdp', trim: '6x9', bleed: true }), binding: 'right' } as const;
  const left = { ...other, binding: 'left' } as const;
  const rules = async (subject: typeof other | typeof left) =>
    (await preflight(content(0), { profile: subject, kind: 'interior' }))
      .filter(({ passes }) => !passes)
      .map(({ rule }) => rule);
  expect(await rules(other)).not.toContain('page-boxes');
  expect(await rules(left)).toContain('page-boxes');
});

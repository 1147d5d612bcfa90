// Books with hundreds and thousands of one thing: what costs the square of anything would not end.

import { afterAll, expect, test } from 'vitest';
import { formats } from '../scripts/formats/all.ts';
import { html } from '../scripts/formats/html/html.ts';
import { publish } from '../scripts/pipeline.ts';
import { lacks } from '../scripts/proof/prove.ts';
import { openWorld } from '../scripts/system/open.ts';
import { growing, growingBook } from './bench/growth.ts';
import { editionOf } from './edition.ts';
import { worldOf } from './memory.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => world.browser.close());

test('a book with hundreds of everything is made and proved in every format', async () => {
  const files = growingBook('all', 150);
  const { report, proofs } = await publish({ ...world, book: worldOf(files).book }, formats);
  expect(report.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal).map(String))).toEqual([]);
  expect(proofs.map(({ format }) => format).sort()).toEqual(formats.map(({ id }) => id).sort());
  expect(proofs.flatMap(({ failures, broken, doubts }) => [...failures, ...broken, ...doubts])).toEqual([]);
}, 300_000);

test.each(
  Object.keys(growing).filter((kind) => kind !== 'all' && kind !== 'chapters'),
)('a web edition with 2,000 %s is made and read back', async (kind) => {
  const files = worldOf(growingBook(kind, 2000));
  const edition = await editionOf(files);
  const copy = await html.read(await html.write(edition, { world: files }));
  expect(copy.strays).toEqual([]);
  expect(lacks(html, edition, copy)).toEqual([]);
}, 300_000);

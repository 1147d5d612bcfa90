// A book that its service does not bind is measured and told of, and nothing of it is printed.

import { afterAll, expect, test, vi } from 'vitest';
import { makeInterior } from '../../../scripts/formats/print/interior.ts';
import { print } from '../../../scripts/formats/print/print.ts';
import type { Finding } from '../../../scripts/model/finding.ts';
import type { Browser } from '../../../scripts/model/world.ts';
import { publish } from '../../../scripts/pipeline.ts';
import { openWorld } from '../../../scripts/system/open.ts';
import { editionOf } from '../../edition.ts';
import { type Files, sound, worldOf } from '../../memory.ts';
import { profile } from './sample.ts';

const { browser } = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => browser.close());

/** The browser, which counts what is printed for a reader's eyes. */
function counting(): Readonly<{ browser: Browser; count: { painted: number } }> {
  const count = { painted: 0 };
  return {
    count,
    browser: {
      ...browser,
      paper: async (site) => {
        const paper = await browser.paper(site);
        let unseen = false;
        return {
          ...paper,
          change: (change) => {
            if (change.root !== undefined) unseen = change.root.includes('measuring');
            return paper.change(change);
          },
          print: (options) => {
            if (!unseen) count.painted += 1;
            return paper.print(options);
          },
        };
      },
    },
  };
}

/** A profile of narrow limits. */
function limited(least: number, most: number) {
  const some = profile({ profile: 'kdp', trim: '6x9' });
  const pages = some.service.pages.map((row) => ({ ...row, value: { ...row.value, least, most } }));
  return { ...some, service: { ...some.service, pages } };
}

test.each([
  ['too many', 2, 4],
  ['too few', 500, 900],
])('%s', async (_, least, most) => {
  const spy = counting();
  const world = worldOf(sound, spy.browser);
  const edition = await editionOf(world);
  const wanted = async () => {
    throw new Error('nothing is wanted of a book that is not bound');
  };
  const bound = await makeInterior(edition, limited(2, 900), world, async (pages) => pages);
  expect(spy.count.painted).toBe(1);
  expect(await makeInterior(edition, limited(least, most), world, wanted)).toEqual({
    kind: 'unbound',
    pages: bound.pages,
  });
  expect(spy.count.painted).toBe(1);
});

test('as many as the service binds at most, with where they begin', async () => {
  const world = worldOf(sound, browser);
  const edition = await editionOf(world);
  const { pages } = await makeInterior(edition, limited(2, 900), world, async () => {});
  const made = await makeInterior(edition, limited(pages, pages), world, async (count) => count, {
    starts: true,
  });
  expect(made).toMatchObject({ kind: 'bound', pages, beside: pages, pdf: expect.any(Uint8Array) });
  expect(made.kind === 'bound' && made.located?.starts.length).toBeGreaterThan(5);
});

test('an unsound book leaves no paper open of those that were laid open while it was read', async () => {
  const open = new Set<object>();
  let opened = 0;
  const spy: Browser = {
    ...browser,
    paper: async (site) => {
      const paper = await browser.paper(site);
      open.add(paper);
      opened += 1;
      return { ...paper, close: () => paper.close().then(() => void open.delete(paper)) };
    },
  };
  const files: Files = { ...sound, 'chapters/01-one.md': '# One\n\n![nowhere](../../nowhere.png)\n' };
  const { artifacts, report } = await publish(worldOf(files, spy), [print]);
  expect(artifacts).toEqual([]);
  expect(report.some(({ messages }) => messages.some(({ fatal }) => fatal))).toBe(true);
  await vi.waitFor(() => expect([opened, open.size]).toEqual([2, 0]), 20_000);
});

test('the format gives no file; the other formats are not made', async () => {
  const files: Files = { ...sound, 'book.yaml': `${sound['book.yaml']}print: {profile: kdp}\n` };
  const spy = counting();
  const world = worldOf(files, spy.browser);
  const told: Finding[] = [];
  expect(await print.write(await editionOf(world), { world, tell: (finding) => told.push(finding) })).toEqual(
    [],
  );
  expect(told.map(({ rule }) => rule)).toEqual(['print-pages']);
  const other = { ...print, id: 'other', write: () => Promise.reject(new Error('made')) };
  const { printedBook: _, order: __, ...unprinted } = other;
  const { edition, artifacts, proofs, report } = await publish(world, [unprinted, print]);
  expect({ edition, artifacts, proofs }).toEqual({ edition: undefined, artifacts: [], proofs: [] });
  expect(report.flatMap(({ messages }) => messages.map(String))).toEqual([
    expect.stringMatching(/^book.yaml:10:\d+: Unexpected 14 pages in the printed book, expected 24 to 828/),
  ]);
  expect(spy.count.painted).toBe(0);
});

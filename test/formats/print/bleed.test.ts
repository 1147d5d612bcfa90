// An interior with bleed is the one without, on larger paper: text, running heads and folios stand alike to the cut.

import { getDocument } from 'unpdf/pdfjs';
import { afterAll, expect, test } from 'vitest';
import { makeInterior } from '../../../scripts/formats/print/interior.ts';
import { openWorld } from '../../../scripts/system/open.ts';
import { editionOf } from '../../edition.ts';
import { profile } from './sample.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => world.browser.close());

type Place = readonly [text: string, x: number, y: number];

async function placesOf(pdf: Uint8Array): Promise<readonly (readonly Place[])[]> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 });
  const file = await task.promise;
  const pages: Place[][] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const [left = 0, foot = 0] = page.view;
    const { items } = await page.getTextContent();
    // Line by line: where a reader takes letters for one stretch is a matter of thousandths.
    const lines = new Map<number, { text: string; x: number; y: number }>();
    for (const item of items) {
      if (!('str' in item) || !item.str.trim()) continue;
      const [x, y] = [item.transform[4] - left, item.transform[5] - foot];
      const line = lines.get(Math.round(y)) ?? { text: '', x, y };
      lines.set(Math.round(y), { ...line, text: line.text + item.str.replace(/\s/g, '') });
    }
    pages.push([...lines.values()].map(({ text, x, y }) => [text, x, y]));
  }
  await task.destroy();
  return pages;
}

test.each([
  ['ingramspark', 0, 9],
  ['lulu', 9, 9],
] as const)(
  'of %s',
  async (service, inside, outside) => {
    const edition = await editionOf(world);
    const make = async (bleed: boolean) => {
      const run = profile({ profile: service, trim: '6x9', bleed });
      // However few pages the book has.
      const made = await makeInterior(
        edition,
        { ...run, service: { ...run.service, pages: [] } },
        world,
        async () => {},
      );
      if (!('pdf' in made)) throw new Error(`no ${made.pages} pages are bound`);
      return placesOf(made.pdf);
    };
    const [cut, bled] = [await make(false), await make(true)];
    expect(bled.length).toBe(cut.length);
    for (const [index, page] of cut.entries()) {
      const left = index % 2 === 0 ? inside : outside;
      expect(bled[index]?.map(([text]) => text)).toEqual(page.map(([text]) => text));
      for (const [at, [text, x, y]] of page.entries()) {
        const [, across = 0, up = 0] = bled[index]?.[at] ?? [];
        expect(Math.abs(across - x - left), text).toBeLessThan(0.6);
        expect(Math.abs(up - y - 9), text).toBeLessThan(0.6);
      }
    }
  },
  60_000,
);

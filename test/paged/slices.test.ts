// A book printed in slices is the book printed in one piece.

import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { getDocument } from 'unpdf/pdfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finish } from '../../scripts/formats/pdf/finish.ts';
import type { Edition } from '../../scripts/model/book.ts';
import { printable } from '../../scripts/paged/document.ts';
import { printFurniture } from '../../scripts/paged/furniture.ts';
import { layOut } from '../../scripts/paged/layout.ts';
import { type Section, sliceSections } from '../../scripts/paged/sections.ts';
import { roomOf, screenSheet } from '../../scripts/settings/print/margins.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

describe('slices', () => {
  const section = (length: number): Section => ({
    opens: 'x',
    html: 'x'.repeat(length),
    pins: undefined,
    count: 0,
    ids: new Set(),
    blocks: 0,
    paint: new Map(),
  });
  const lengths = (sizes: readonly number[], limit: number) =>
    sliceSections(sizes.map(section), limit).map((slice) => slice.map(({ html }) => html.length));

  test.each([
    ['a short book in one', [10, 20, 30], 100, [[10, 20, 30]]],
    [
      'a long one in even ones',
      [50, 50, 50, 50],
      100,
      [
        [50, 50],
        [50, 50],
      ],
    ],
    ['a section is never divided', [10, 500, 10], 100, [[10], [500], [10]]],
    ['no slice is empty', [300, 1, 300], 100, [[300], [1], [300]]],
  ])('%s', (_, sizes, limit, expected) => {
    expect(lengths(sizes, limit)).toEqual(expected);
  });
});

describe('a book in slices', () => {
  const real = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
  afterAll(() => real.browser.close());

  const long = Array.from(
    { length: 60 },
    () => 'Some words that fill a page, one paragraph after another.',
  ).join('\n\n');
  const chapter = (number: number) => [
    `<a name="sec:p${number}"></a>\n\n# ${number}. Part`,
    'See [the first](#sec:one) and [the last](#sec:p3), `code` and a note.[^1]',
    `| Head | Of table |\n|---|---|\n| a | ${number} |`,
    '```c\nint main(void) { return 0; } /* said */\n```',
    long,
    '[^1]: Noted.',
  ];
  const opened = async (limit: number) => {
    const print = await printable(
      edition,
      real,
      { bound: false, ink: 'color', lastBlank: false, room: roomOf(screenSheet) },
      { limit },
    );
    const layout = await layOut(
      print,
      real,
      () => screenSheet,
      (paged) => printFurniture(print, paged, real),
    );
    const bytes = await finish(print, layout, real.threads);
    const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
    const pages = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const structure = await page.getStructTree();
      const links = (await page.getAnnotations()).map(({ dest, url }) => dest ?? url);
      pages.push({ text: items.map((item) => ('str' in item ? item.str : '')), structure, links });
    }
    const destinations = Object.keys(await pdf.getDestinations()).sort();
    await pdf.loadingTask.destroy();
    return { slices: print.slices.length, bytes, pages, destinations };
  };

  let edition: Edition;
  let whole: Awaited<ReturnType<typeof opened>>;
  let sliced: Awaited<ReturnType<typeof opened>>;
  beforeAll(async () => {
    const world = worldOf({
      ...sound,
      'chapters/02-two.md': chapter(2).join('\n\n'),
      'chapters/03-three.md': chapter(3).join('\n\n'),
    });
    edition = await editionOf(world);
    whole = await opened(1e9);
    sliced = await opened(2000);
  }, 60_000);

  test('has the same text, structure, links and destinations', () => {
    expect(whole.slices).toBe(1);
    expect(sliced.slices).toBeGreaterThan(2);
    expect(sliced.pages.length).toBeGreaterThan(6);
    expect(sliced.pages.flatMap(({ links }) => links)).toContain('sec:p3');
    expect(sliced.destinations).toEqual(whole.destinations);
    const shape = (pages: typeof whole.pages) =>
      JSON.parse(JSON.stringify(pages, (key, value) => (key === 'id' ? undefined : value)));
    expect(shape(sliced.pages)).toEqual(shape(whole.pages));
  });

  test('has every id of its structure once, and the numbers of its content in order', async () => {
    const file = await PDFDocument.load(sliced.bytes);
    const tree = file.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
    const nums = tree.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray);
    const numbers = nums.asArray().flatMap((one) => (one instanceof PDFNumber ? one.asNumber() : []));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    const used = file.getPages().map(({ node }) => Number(node.get(PDFName.of('StructParents'))?.toString()));
    expect(new Set(used).size).toBe(used.length);
    for (const one of used) expect(numbers).toContain(one);
  });

  test('is the same, printed twice', async () => {
    expect(Buffer.compare((await opened(2000)).bytes, sliced.bytes)).toBe(0);
  }, 60_000);
});

// The page of a printed book: never less margin than the service demands, and lines that can be read.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sheetChooser } from '../../../scripts/formats/print/interior.ts';
import { pageBoxes } from '../../../scripts/pdf/boxes.ts';
import { interiorSheet } from '../../../scripts/settings/print/geometry.ts';
import { outdent, pageSize, type Sheet, sheetRules } from '../../../scripts/settings/print/margins.ts';
import {
  insideMargin,
  outsideMargin,
  type Profile,
  pageLimits,
  spineTextRoom,
  spineWidth,
} from '../../../scripts/settings/print/profile.ts';
import { services } from '../../../scripts/settings/print/services.ts';
import { nameSize, parseTrim, trimPresets } from '../../../scripts/settings/print/trim.ts';
import { profile } from '../../formats/print/sample.ts';

const keys = fc.record({
  profile: fc.constantFrom('kdp', 'lulu', 'ingramspark', 'generic'),
  trim: fc.constantFrom('5x8', 'A5', '6x9', 'B5', '7x10', '7.5x9.25', '8x10', '8.5x11', 'A4'),
  paper: fc.constantFrom('white', 'cream'),
  ink: fc.constantFrom('black', 'color'),
  bleed: fc.boolean(),
});

/** Width of a line, in characters of 4.8 pt. */
const measure = ({ width, inner, outer }: Sheet) => (width - inner - outer) / 4.8;

describe('a sheet', () => {
  test('keeps ink, grounds of code too, where the service lets it be', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 3000 }), (print, pages) => {
        const one = profile(print);
        const sheet = interiorSheet(one, pages);
        const edge = outsideMargin(one).value;
        expect(sheet.inner - outdent).toBeGreaterThanOrEqual(insideMargin(one, pages) - 0.001);
        expect(sheet.outer - outdent).toBeGreaterThanOrEqual(edge - 0.001);
        // Running head and folio stand within 30 pt of the text.
        expect(Math.min(sheet.top, sheet.bottom) - 30).toBeGreaterThanOrEqual(edge - 0.001);
      }),
    );
  });

  test('has whole lines and at most 75 characters in each', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 3000 }), (print, pages) => {
        const sheet = interiorSheet(profile(print), pages);
        const lines = (sheet.height - sheet.top - sheet.bottom) / 14.4;
        expect(lines).toBeCloseTo(Math.round(lines), 2);
        expect(measure(sheet)).toBeLessThanOrEqual(75.001);
      }),
    );
  });

  test.each([
    '6x9',
    '7x10',
    '7.5x9.25',
    '8x10',
    '8.5x11',
  ])('of %s has 60 to 75 characters in a line at every length that KDP and IngramSpark bind', (trim) => {
    for (const service of ['kdp', 'ingramspark', 'generic'] as const)
      for (const pages of [24, 150, 151, 300, 301, 500, 501, 700, 701, 828])
        expect(measure(interiorSheet(profile({ profile: service, trim }), pages))).toBeGreaterThanOrEqual(60);
  });

  test('of 7 × 10 in has 3/4 in at the spine and 5/8 in outside at least', () => {
    const { inner, outer } = interiorSheet(profile(), 24);
    expect(inner).toBeGreaterThanOrEqual(54);
    expect(outer).toBeGreaterThanOrEqual(45);
  });

  test.each([
    ['kdp', 9, 0, 441, 666],
    ['ingramspark', 9, 0, 441, 666],
    ['lulu', 9, 9, 450, 666],
  ] as const)('for %s bleeds where that service wants it', (service, outside, inside, width, height) => {
    const sheet = interiorSheet(profile({ profile: service, trim: '6x9', bleed: true }), 200);
    expect(sheet.bleed).toEqual({ top: 9, bottom: 9, outside, inside });
    expect(pageSize(sheet)).toEqual({ width, height });
    expect(pageBoxes(sheet, 0).trim).toEqual({ x: inside, y: 9, width: 432, height: 648 });
    expect(pageBoxes(sheet, 1).trim).toEqual({ x: outside, y: 9, width: 432, height: 648 });
    expect(sheetRules(sheet)).toContain(`size: ${width}pt ${height}pt`);
  });
});

/** Lays a book out, as far as its sheet and its number of pages go, until the sheet is the one chosen. */
async function settle(
  profile: Profile,
  layOut: (sheet: Sheet) => Promise<Readonly<{ pages: number }>>,
  guess: number,
) {
  const choose = sheetChooser(profile);
  let sheet = choose(guess);
  for (let round = 1; ; round += 1) {
    const laid = await layOut(sheet);
    const next = choose(laid.pages, { sheet, round });
    if (next.inner === sheet.inner) return { sheet, laid };
    sheet = next;
  }
}

describe('settling', () => {
  test('ends with margins that are enough for the pages that there are, within four layouts', async () => {
    const counts = fc.array(fc.integer({ min: 24, max: 828 }), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(keys, counts, fc.integer({ min: 1, max: 1500 }), async (print, pages, guess) => {
        const one = profile(print);
        const seen: Sheet[] = [];
        const layOut = async (sheet: Sheet) => ({ pages: pages[seen.push(sheet) - 1] ?? 0 });
        const { sheet, laid } = await settle(one, layOut, guess);
        expect(seen.length).toBeLessThanOrEqual(4);
        expect(sheet).toBe(seen.at(-1));
        expect(sheet.inner).toBeGreaterThanOrEqual(interiorSheet(one, laid.pages).inner);
      }),
    );
  });

  test('ends with the sheet of the page count itself where the book grows as its lines shrink', async () => {
    await fc.assert(
      fc.asyncProperty(keys, fc.integer({ min: 30_000, max: 230_000 }), async (print, length) => {
        const one = profile(print);
        const layOut = async (sheet: Sheet) => ({ pages: Math.ceil(length / measure(sheet) / 4.5) });
        const { sheet, laid } = await settle(one, layOut, 200);
        const wanted = interiorSheet(one, laid.pages);
        if (wanted.inner !== sheet.inner) expect((await layOut(wanted)).pages).not.toBe(laid.pages);
      }),
    );
  });
});

describe('a trim size', () => {
  test.each([
    ['7x10', 504, 720],
    ['6.5x9.5in', 468, 684],
    ['170x240mm', 481.8898, 680.315],
    ['17 × 24 cm', 481.8898, 680.315],
    ['a5', 419.5276, 595.2756],
    ['Letter', 612, 792],
  ])('%s is read', (text, width, height) => {
    expect(parseTrim(text)?.width).toBeCloseTo(width, 3);
    expect(parseTrim(text)?.height).toBeCloseTo(height, 3);
  });

  test.each([
    '',
    '7',
    'x',
    '7x',
    '7x10pt',
    '700x1000',
    '1x1',
    '7x10x3',
    'A7x3',
    '-7x10',
    '7,5x10',
    'NaNxNaN',
    '1e3x9',
  ])('%j is none', (text) => expect(parseTrim(text)).toBeUndefined());

  test('is read again as it is told, to a hundredth of an inch', () => {
    for (const size of Object.values(trimPresets)) {
      const again = parseTrim(nameSize(size));
      expect(again && Math.abs(again.width - size.width)).toBeLessThan(0.4);
    }
  });
});

describe('the services', () => {
  test.each([
    ['kdp', 'white', 0.6756],
    ['kdp', 'cream', 0.75],
    ['lulu', 'white', 0.7357],
    ['lulu', 'cream', 0.7357],
  ] as const)('%s on %s paper: 300 pages are %d in', (service, paper, thick) => {
    const { value } = spineWidth(profile({ profile: service, paper }), 300);
    expect(Number(value) / 72).toBeCloseTo(thick, 4);
  });

  test('IngramSpark tells the spine by its template only', () => {
    expect(spineWidth(profile({ profile: 'ingramspark' }), 300).value).toBe('template');
  });

  test.each([
    ['kdp', 78, 79],
    ['lulu', 80, 81],
    ['ingramspark', 47, 48],
  ] as const)('%s allows no words on the spine of %d pages, and some on %d', (service, few, enough) => {
    const one = profile({ profile: service });
    expect(spineTextRoom(one, { pages: few, spine: 20 }).value.allowed).toBe(false);
    expect(spineTextRoom(one, { pages: enough, spine: 20 }).value.allowed).toBe(true);
  });

  test.each([
    [{}, 24, 828],
    [{ paper: 'cream' }, 24, 776],
    [{ trim: '8.5x11' }, 24, 590],
    [{ trim: '8.5x11', paper: 'cream' }, 24, 550],
    [{ ink: 'color' }, 72, 600],
    [{ profile: 'lulu' }, 32, 800],
  ] as const)('%j has %d to %d pages', (print, least, most) => {
    expect(pageLimits(profile(print))?.value).toMatchObject({ least, most });
  });

  test('every number has a source: an address, or our reason', () => {
    const walk = (value: unknown): number => {
      if (typeof value !== 'object' || value === null) return 0;
      if (!('confidence' in value && 'source' in value))
        return Object.values(value).reduce<number>((sum, inner) => sum + walk(inner), 0);
      expect(String(value.source)).toMatch(value.confidence === 'own' ? /^\p{L}/u : /^https:\/\//);
      return 1;
    };
    for (const service of Object.values(services)) expect(walk(service)).toBeGreaterThan(12);
  });
});

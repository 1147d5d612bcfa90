// The geometry of the cover, against numbers worked out by hand from the services' own formulas.

import { describe, expect, test } from 'vitest';
import { panelsOf } from '../../../../scripts/formats/print/cover/panels.ts';
import { printSettings } from '../../../../scripts/settings/print/print.ts';
import { profileOf } from '../../../../scripts/settings/print/profile.ts';

const inches = (points: number) => points / 72;
const panels = (print: Readonly<Record<string, unknown>>, pages: number) =>
  panelsOf(profileOf({ language: 'en', print: printSettings.parse(print) }), pages);

describe('the spine', () => {
  test.each([
    ['kdp', 'white', 300, 0.6756],
    ['kdp', 'cream', 300, 0.75],
    ['kdp', 'white', 120, 0.27024],
    ['lulu', 'white', 300, 0.7357],
    ['lulu', 'cream', 300, 0.7357],
    ['generic', 'white', 700, 1.5764],
  ])('%s, %s paper, %i pages: %f in', (profile, paper, pages, width) => {
    expect(inches(panels({ profile, paper, trim: '6x9' }, pages).spine.width)).toBeCloseTo(width, 4);
  });

  test('of IngramSpark is an estimate, and known as one', () => {
    const { spine, formula } = panels({ profile: 'ingramspark', trim: '6x9' }, 120);
    expect(inches(spine.width)).toBeCloseTo(0.27024, 4);
    expect(formula).toMatchObject({ value: 'template' });
  });

  test.each([
    ['kdp', 78, 79],
    ['lulu', 80, 81],
    ['ingramspark', 47, 48],
  ])('of %s carries no text at %i pages and may at %i', (profile, without, with_) => {
    expect(panels({ profile, trim: '6x9' }, without).safe.spine).toBeUndefined();
    expect(panels({ profile, trim: '6x9' }, with_).safe.spine).toBeDefined();
  });

  test('keeps its text a sixteenth of an inch from the folds, on IngramSpark’s thin ones half of that', () => {
    const clear = (profile: string, pages: number) => {
      const { safe, spine } = panels({ profile, trim: '6x9' }, pages);
      return inches((safe.spine?.left ?? 0) - spine.left);
    };
    expect(clear('kdp', 300)).toBeCloseTo(0.0625, 6);
    expect(clear('ingramspark', 300)).toBeCloseTo(0.0625, 6);
    expect(clear('ingramspark', 120)).toBeCloseTo(0.03125, 6);
  });
});

test('a sheet is bleed, back, spine, front, bleed', () => {
  const { sheet, back, spine, front } = panels({ profile: 'kdp', trim: '6x9' }, 300);
  expect(inches(sheet.width)).toBeCloseTo(12.9256, 4);
  expect(inches(sheet.height)).toBeCloseTo(9.25, 4);
  expect([back.left, spine.left, front.left].map(inches)).toEqual([0.125, 6.125, expect.closeTo(6.8006, 4)]);
  expect(front.left + front.width + 9).toBeCloseTo(sheet.width, 6);
});

test.each([
  ['kdp', '6x9', 3.875, 7.675, 2, 1.2],
  ['ingramspark', '5x8', 2.875, 6.625, 1.75, 1],
])('the barcode of %s has its place on the back, by the spine', (profile, trim, left, top, width, height) => {
  const { barcode } = panels({ profile, trim }, 300);
  expect([barcode.left, barcode.top, barcode.width, barcode.height].map(inches)).toEqual(
    [left, top, width, height].map((value) => expect.closeTo(value, 4)),
  );
});

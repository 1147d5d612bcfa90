// The gutter at the page counts where it grows: each service's steps, and books that stand right at one.

import { describe, expect, test } from 'vitest';
import { sheetChooser } from '../../../scripts/formats/print/interior.ts';
import { interiorSheet } from '../../../scripts/settings/print/geometry.ts';
import type { Sheet } from '../../../scripts/settings/print/margins.ts';
import { insideMargin } from '../../../scripts/settings/print/profile.ts';
import { services } from '../../../scripts/settings/print/services.ts';
import { profile } from './sample.ts';

const steps = Object.values(services).flatMap(({ id, inside }) =>
  inside.value
    .slice(0, -1)
    .map(({ upTo, margin }, index) => [id, upTo, margin, inside.value[index + 1]?.margin ?? 0] as const),
);

/** The last of the sheets that a book of `count(sheet)` pages is laid out on, and its pages. */
function settled(id: (typeof steps)[number][0], count: (sheet: Sheet) => number, guess: number) {
  const choose = sheetChooser(profile({ profile: id, trim: '6x9' }));
  let sheet = choose(guess);
  for (let round = 1; ; round += 1) {
    const next = choose(count(sheet), { sheet, round });
    if (next.inner === sheet.inner) return { sheet, pages: count(sheet) };
    sheet = next;
  }
}

describe.each(steps)('%s, %i pages', (id, upTo, before, after) => {
  const run = profile({ profile: id, trim: '6x9' });

  test('is the last count with the smaller margin', () => {
    expect(insideMargin(run, upTo)).toBe(before);
    expect(insideMargin(run, upTo + 1)).toBe(after);
    expect(interiorSheet(run, upTo).inner).toBeLessThanOrEqual(interiorSheet(run, upTo + 1).inner);
  });

  test.each([24, upTo, upTo + 2, 800])('is settled from a guess of %i pages', (guess) => {
    for (const pages of [upTo - 2, upTo, upTo + 2])
      expect(settled(id, () => pages, guess).sheet.inner).toBeGreaterThanOrEqual(
        interiorSheet(run, pages).inner,
      );
  });

  test('that its own gutter makes two more ends with the wider one', () => {
    const narrow = interiorSheet(run, upTo).inner;
    const grows = (sheet: Sheet) => (sheet.inner > narrow ? upTo + 2 : upTo);
    const { sheet, pages } = settled(id, grows, upTo);
    expect(sheet.inner).toBeGreaterThanOrEqual(interiorSheet(run, pages).inner);
  });

  test('that a wider gutter makes two fewer keeps a margin that is enough', () => {
    const narrow = interiorSheet(run, upTo).inner;
    const shrinks = (sheet: Sheet) => (sheet.inner > narrow ? upTo : upTo + 2);
    const { sheet, pages } = settled(id, shrinks, upTo);
    expect(sheet.inner).toBeGreaterThanOrEqual(interiorSheet(run, pages).inner);
  });
});

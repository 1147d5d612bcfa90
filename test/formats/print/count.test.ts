// A book with fewer or more pages than its service binds. (That nothing is written then: test/hostile/README.md.)

import { expect, test } from 'vitest';
import { countFinding } from '../../../scripts/formats/print/write.ts';
import { profile } from './sample.ts';

type Keys = Parameters<typeof profile>[0];

test.each<readonly [string, Keys, number, number]>([
  ['KDP', { profile: 'kdp' }, 24, 828],
  ['KDP on cream', { profile: 'kdp', paper: 'cream' }, 24, 776],
  ['KDP’s largest size', { profile: 'kdp', trim: '8.5x11' }, 24, 590],
  ['KDP’s largest size on cream', { profile: 'kdp', trim: '8.5x11', paper: 'cream' }, 24, 550],
  ['KDP in colour', { profile: 'kdp', ink: 'color' }, 72, 600],
  ['Lulu', { profile: 'lulu', trim: '6x9' }, 32, 800],
  ['IngramSpark', { profile: 'ingramspark' }, 18, 900],
  ['IngramSpark on crème', { profile: 'ingramspark', paper: 'cream' }, 18, 1050],
])('%s binds neither fewer nor more pages than it says', (_, keys, least, most) => {
  const at = (pages: number) => countFinding(profile(keys), pages);
  expect(at(least)).toBeUndefined();
  expect(at(most)).toBeUndefined();
  for (const pages of [least - 2, most + 2])
    expect(at(pages)).toMatchObject({ rule: 'print-pages', severity: 'error', key: ['print', 'profile'] });
});

test('says what is wrong, and which profiles would take the book', () => {
  const { reason, cure } = countFinding(profile({ profile: 'kdp' }), 830) ?? {};
  expect(reason).toBe(
    'Unexpected 830 pages in the printed book, expected 24 to 828, which KDP binds in this trim size on white paper',
  );
  expect(cure).toBe(
    'Choose a larger trim size, divide the book, or choose the print profile `ingramspark` or `generic`, which allows 830 pages (https://kdp.amazon.com/help/topic/G201834180).',
  );
});

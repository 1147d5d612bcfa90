// The barcode says what the ISBN says: read back bar by bar with the standard's own table (ISO/IEC 15420).

import { expect, test } from 'vitest';
import { barcodeOf } from '../../../../scripts/formats/print/cover/barcode.ts';

/** Odd-parity patterns of the digits 0–9; even parity is their mirror image inverted, the right half their inverse. */
const odd = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
];
const inverse = (pattern: string) => [...pattern].map((module) => (module === '0' ? '1' : '0')).join('');
const right = odd.map(inverse);
const even = right.map((pattern) => [...pattern].reverse().join(''));
/** Parities of the left half, by the digit that they stand for. */
const parities = [
  'OOOOOO',
  'OOEOEE',
  'OOEEOE',
  'OOEEEO',
  'OEOOEE',
  'OEEOOE',
  'OEEEOO',
  'OEOEOE',
  'OEOEEO',
  'OEEOEO',
];

/** The 95 modules of a barcode drawn as upright strokes. */
function modulesOf(svg: string): string {
  const bars = [...svg.matchAll(/stroke-width="(\d+)" d="([^"]+)"/g)].flatMap(([, width, path]) =>
    [...String(path).matchAll(/M([\d.]+) [\d.]+L/g)].map(([, x]) => ({
      from: Number(x) - Number(width) / 2,
      width: Number(width),
    })),
  );
  const start = Math.min(...bars.map(({ from }) => from));
  const modules = Array.from({ length: 95 }, () => '0');
  for (const { from, width } of bars) modules.fill('1', from - start, from - start + width);
  return modules.join('');
}

function decode(modules: string): string {
  expect([modules.slice(0, 3), modules.slice(45, 50), modules.slice(92)]).toEqual(['101', '01010', '101']);
  const groups = (from: number) =>
    Array.from({ length: 6 }, (_, at) => modules.slice(from + 7 * at, from + 7 * at + 7));
  const left = groups(3).map((group) => ({
    parity: odd.includes(group) ? 'O' : 'E',
    digit: Math.max(odd.indexOf(group), even.indexOf(group)),
  }));
  const first = parities.indexOf(left.map(({ parity }) => parity).join(''));
  return [first, ...left.map(({ digit }) => digit), ...groups(50).map((group) => right.indexOf(group))].join(
    '',
  );
}

test.each(['978-0-306-40615-7', '9791032305690', '978 3 16 148410 0'])('%s', async (isbn) => {
  expect(decode(modulesOf((await barcodeOf(isbn, 60)).svg))).toBe(isbn.replace(/[ -]/g, ''));
});

test('is of the standard’s width, and no higher than its room', async () => {
  for (const room of [50, 64, 90]) {
    const { width, height, svg } = await barcodeOf('9780306406157', room);
    const [, units] = /viewBox="0 0 (\d+) /.exec(svg) ?? [];
    expect(width / Number(units)).toBeCloseTo((0.33 / 25.4) * 72, 6);
    expect(height).toBeLessThanOrEqual(room + 1);
  }
});

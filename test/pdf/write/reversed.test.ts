// Letters with marks in right-to-left text: their spelling reversed, each glyph where it stood, the letter before its marks.

import { expect, test } from 'vitest';
import { orderReversed } from '../../../scripts/pdf/write/reversed.ts';

/** Letters are 600 wide, marks (glyphs from 100 on) have no width. */
const width = (glyph: number) => (glyph >= 0x100 ? 0 : 600);
const order = (...lines: readonly string[]) => orderReversed(lines.join('\n'), () => width).split('\n');

/** Where each glyph is shown, by its digits. */
function places(lines: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let [x, y] = [0, 0];
  for (const line of lines) {
    const [, across, up] = /^(\S+) (\S+) Td$/.exec(line) ?? [];
    if (line === 'BT') [x, y] = [0, 0];
    if (across !== undefined) [x, y] = [x + Number(across), y + Number(up)];
    const [, glyphs] = /^<(\w+)> Tj$/.exec(line) ?? [];
    if (glyphs !== undefined) found.set(glyphs, `${x.toFixed(3)} ${y.toFixed(3)}`);
  }
  return found;
}

const cluster = [
  'BT',
  '/ReversedChars BMC',
  '/Span<</ActualText <feff064706540651> >> BDC',
  '/F1 10 Tf',
  '1 0 0 -1 5 7 Tm',
  '23.5 2.5 Td',
  '<0101> Tj',
  '0.5 -1 Td',
  '<0102> Tj',
  '-1 -1.5 Td',
  '<0041> Tj',
  'EMC',
  '6 0 Td',
  '<0042> Tj',
  'EMC',
  'ET',
];

test('what is spelled out is reversed as the line is', () => {
  expect(order(...cluster)).toContain('/Span<</ActualText <FEFF065106540647> >> BDC');
});

test('every glyph stands where it stood, the letter is shown before its marks', () => {
  const after = order(...cluster);
  expect(Object.fromEntries(places(after))).toEqual(Object.fromEntries(places(cluster)));
  expect([...places(after).keys()]).toEqual(['0041', '0101', '0102', '0042']);
});

test('the last mark reaches to the end of its letter, and nothing after it does', () => {
  const after = order(...cluster);
  // The letter stands at 23 and is 6 wide, the last mark at 24.
  expect(after.slice(after.indexOf('5 Tc'))).toContain('0 Tc');
});

test.each([
  ['text from left to right', cluster.map((line) => line.replace('/ReversedChars', '/Span'))],
  ['a single letter', cluster.map((line) => line.replace('064706540651', '0647'))],
])('is left as it is: %s', (_, lines) => {
  expect(order(...lines)).toEqual(lines);
});

test('a letter beyond the first plane stays whole', () => {
  const lines = cluster.map((line) => line.replace('064706540651', 'd83addc2064b'));
  expect(order(...lines)).toContain('/Span<</ActualText <FEFF064BD83ADDC2> >> BDC');
});

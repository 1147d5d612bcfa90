// Lines of code that hold letters written from right to left: a file has these in the order in which they are drawn.

import { expect, test } from 'vitest';
import type { Texts } from '../../scripts/model/placed-text.ts';
import { judgeTexts } from '../../scripts/proof/listing-lines.ts';

/** A page of lines, each of stretches as long as their letters. */
function page(...lines: readonly (readonly string[])[]): Texts[number] {
  return lines.flatMap((stretches, line) => {
    let x = 0;
    return stretches.map((text) => {
      const box = { x, y: 700 - 12 * line, width: 5 * text.length, height: 8 };
      x += 5 * text.length + 5;
      return { text, size: 8, box };
    });
  });
}

const listing = [{ from: 'One', lines: ['int a; /* שלום לך */', 'return 0;'] }];

test.each([
  ['in the order of reading', [['int a; /* שלום לך */'], ['return 0;']]],
  ['as they are drawn', [['int a; /*', 'ךל', 'םולש', '*/'], ['return 0;']]],
  ['in pieces', [['int a; /*', 'ל', 'ך', 'ולש', 'ם', '*/'], ['return 0;']]],
])('are found %s', (_, lines) => {
  expect(judgeTexts(listing, [page(...lines)], false).flaws).toEqual([]);
});

test.each([
  ['a letter is another', [['int a; /*', 'ךל', 'םולס', '*/'], ['return 0;']]],
  ['a letter is lost', [['int a; /*', 'ך', 'םולש', '*/'], ['return 0;']]],
  ['there is one more', [['int a; /*', 'ךל', 'םולשש', '*/'], ['return 0;']]],
])('are missed where %s', (_, lines) => {
  expect(judgeTexts(listing, [page(...lines)], false).flaws).toEqual([
    'Cannot find the line `int a; /* שלום לך */` of a listing of `One`',
  ]);
});

test('of Arabic letters, some are drawn in pieces that hang below the line', () => {
  const [first = [], second = []] = [page(['// ', 'ية', 'بن']), page(['return 0;'])];
  const pieces = [
    { text: 'ي', size: 8, box: { x: 32, y: 696, width: 2, height: 8 } },
    { text: 'ة', size: 8, box: { x: 24, y: 697, width: 2, height: 8 } },
  ];
  const below = second.map((one) => ({ ...one, box: { ...one.box, y: 688 } }));
  const wanted = [{ from: 'One', lines: ['// بنية', 'return 0;'] }];
  expect(judgeTexts(wanted, [[...first, ...pieces, ...below]], false).flaws).toEqual([]);
});

test('the numbers of a long listing, which a page has before its lines, stand in no line’s way', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `call(${index}) once and again`);
  const half = (from: number) => {
    const numbers = page(...lines.slice(0, 20).map((_, index) => [String(from + index)]));
    const code = page(...lines.slice(from, from + 20).map((line) => [line]));
    return [...numbers.map((one) => ({ ...one, size: 7, box: { ...one.box, x: -30 } })), ...code];
  };
  const wanted = [{ from: 'One', lines }];
  expect(judgeTexts(wanted, [half(0), half(20)], true).flaws).toEqual([]);
  const [first = [], second = []] = [half(0), half(20)];
  expect(judgeTexts(wanted, [first, second.slice(0, -1)], true).flaws).toEqual([
    expect.stringContaining('Cannot find the line `call(39) once and again`'),
  ]);
});

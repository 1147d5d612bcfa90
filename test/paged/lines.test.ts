// The boxes of a block of code: nothing is lost, and no page ends after one of them where too few lines would stand.

import fc from 'fast-check';
import { toString as textOf } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import { setLines } from '../../scripts/paged/code-blocks.ts';

const code = fc
  .array(fc.constantFrom('', '  ', 'a', '\tif (b)', `    ${'long '.repeat(20)}`), {
    minLength: 1,
    maxLength: 30,
  })
  .map((lines) => lines.join('\n'));

const classesOf = (box: ReturnType<typeof setLines>[number]) =>
  [box.properties.className ?? []].flat().map(String);

test('every letter is there, in order', () => {
  fc.assert(
    fc.property(code, (text) => {
      expect(setLines(text).map(textOf).join('')).toBe(text);
    }),
  );
});

test('a page that ends between two boxes leaves three lines on either side, or as many as there are', () => {
  fc.assert(
    fc.property(code, (text) => {
      const boxes = setLines(text).filter(({ properties }) => properties.hidden === undefined);
      const counts = boxes.map(
        (box) =>
          textOf(box)
            .split('\n')
            .filter((line) => line.trim()).length,
      );
      const sum = (some: readonly number[]) => some.reduce((total, count) => total + count, 0);
      for (const [index, box] of boxes.entries()) {
        if (index === boxes.length - 1 || classesOf(box).includes('keep')) continue;
        expect(sum(counts.slice(0, index + 1))).toBeGreaterThanOrEqual(3);
        expect(sum(counts.slice(index + 1))).toBeGreaterThanOrEqual(3);
      }
    }),
  );
});

test('empty lines are room above, none at the head; a long line hangs under its indent', () => {
  const boxes = setLines(`\nint a;\n\n\n\treturn ${'b + '.repeat(20)};\n`);
  expect(boxes.map((box) => [classesOf(box).join(' '), box.properties.style])).toEqual([
    ['', undefined],
    ['run whole keep', undefined],
    ['', undefined],
    ['long whole gap', '--gap: 2; --hang: 6.5ch'],
  ]);
});

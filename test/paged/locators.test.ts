// The pages behind a term of the index: ascending, each once, consecutive ones as a range.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Index } from '../../scripts/model/book.ts';
import { indexFill } from '../../scripts/paged/contents.ts';

const folios = ['i', 'ii', ...Array.from({ length: 40 }, (_, page) => String(page + 1))];

/** What a reader sees behind a term whose places are on these pages. */
function shown(pages: readonly number[], ends: ReadonlyMap<string, string> = new Map()): string {
  const ids = pages.map((_, at) => String(at));
  const terms = [{ term: 'a', ids, ends, see: [], under: [] }];
  const index: Index = { id: 'index', title: 'Index', groups: [{ letter: 'A', terms }] };
  const pageOf = (id: string) => (id.startsWith('end ') ? Number(id.slice(4)) : (pages[Number(id)] ?? 0));
  return [...indexFill(index, pageOf, folios).values()].join('');
}

test('are parted by commas, and joined where they follow one another', () => {
  expect(shown([4])).toBe(', 3');
  expect(shown([4, 4, 7])).toBe(', 3, 6');
  expect(shown([4, 5, 5, 6, 9, 11, 12])).toBe(', 3–5, 8, 10–11');
});

test('reach from the first page of a passage to its last', () => {
  expect(shown([13], new Map([['0', 'end 16']]))).toBe(', 12–15');
  expect(shown([13], new Map([['0', 'end 13']]))).toBe(', 12');
  expect(shown([4, 6, 9, 20], new Map([['0', 'end 8']]))).toBe(', 3–8, 19');
  expect(
    shown(
      [13, 15],
      new Map([
        ['0', 'end 14'],
        ['1', 'end 2'],
      ]),
    ),
  ).toBe(', 12–14');
});

test('tell every page, once, in ascending order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 2, max: 41 }), { minLength: 1 }), (some) => {
      const pages = some.toSorted((a, b) => a - b);
      const told = shown(pages)
        .split(', ')
        .slice(1)
        .flatMap((range) => {
          const [first = 0, last = first] = range.split('–').map(Number);
          return Array.from({ length: last - first + 1 }, (_, at) => first + at + 1);
        });
      expect(told).toEqual([...new Set(pages)]);
    }),
  );
});

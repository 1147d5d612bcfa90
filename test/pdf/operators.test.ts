// A content stream's operators: what stands in strings, lists and dictionaries is none of them.

import { expect, test } from 'vitest';
import { operations } from '../../scripts/pdf/operators.ts';

test.each([
  [
    'numbers and names',
    '/F1 12 Tf -.5 +3. 1-2 Td',
    [
      ['Tf', '/F1', 12],
      ['Td', -0.5, 3, 1],
    ],
  ],
  [
    'a list of glyphs',
    '[<0041> -20.5 (b]) 3 <43>] TJ 1 g',
    [
      ['TJ', '[<0041> -20.5 (b]) 3 <43>]'],
      ['g', 1],
    ],
  ],
  ['a list that never ends', '[ 1 0 0 rg', [['rg', 1, 0, 0]]],
  [
    'a string with brackets',
    '(a (b\\) c) d) Tj (]) Tj',
    [
      ['Tj', '(a (b\\) c) d)'],
      ['Tj', '(])'],
    ],
  ],
  [
    'a dictionary',
    '/Span <</ActualText (f) /Lang /en >> BDC EMC',
    [['BDC', '/Span', '/ActualText', '(f)', '/Lang', '/en'], ['EMC']],
  ],
  [
    'a comment',
    '1 g % 2 g\n3 g',
    [
      ['g', 1],
      ['g', 3],
    ],
  ],
  [
    'words without room between them',
    '/A/B gs[1]0 d(x)Tj<41>Tj',
    [
      ['gs', '/A', '/B'],
      ['d', '[1]', 0],
      ['Tj', '(x)'],
      ['Tj', '<41>'],
    ],
  ],
  ['data of a picture', 'BI /W 1 ID (1 g EI 2 g', [['BI'], ['ID', '/W', 1], ['EI'], ['g', 2]]],
  ['what is no number', '1.2.3 4x -', [['1.2.3'], ['4x'], ['-']]],
] as const)('%s', (_, content, expected) => {
  const found = [...operations(content)];
  expect(found.map(({ operator, operands }) => [operator, ...operands])).toEqual(expected);
  for (const { operator, start, end } of found) {
    expect(content.slice(start, end).endsWith(operator)).toBe(true);
    expect(content.slice(start, end)).toBe(content.slice(start, end).trim());
  }
});

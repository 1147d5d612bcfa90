import { expect, test } from 'vitest';
import { expandSelectors } from './selectors.ts';

test.each([
  ['a{x:y}', 'a{x:y}'],
  [':is(a, b) + p { x: y }', 'a + p, b + p{ x: y }'],
  ['i, :is(a, b) :is(c, d) { x: y }', 'i, a c, a d, b c, b d{ x: y }'],
  ['@media print { :is(a, b) { x: y } }', '@media print {a, b{ x: y } }'],
  ['/* a, :is(b) */ li:has(> p) + li { x: y; z: w }', 'li:has(> p) + li{ x: y; z: w }'],
])('%s', (css, expected) => {
  expect(expandSelectors(css)).toBe(expected);
});

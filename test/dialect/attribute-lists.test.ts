// Attribute lists: what they give, and what is none.

import { expect, test } from 'vitest';
import { readAttributeList } from '../../scripts/dialect/attribute-lists.ts';

test.each([
  ['{#sec:one}', 'sec:one', [], {}],
  ['{.note}', undefined, ['note'], {}],
  ['{: .note #x }', 'x', ['note'], {}],
  ['{-}', undefined, ['unnumbered'], {}],
  ['{#größe .a .b width=50% title="Two words"}', 'größe', ['a', 'b'], { width: '50%', title: 'Two words' }],
  ["{key='it is'}", undefined, [], { key: 'it is' }],
  ['{.a .a key=1 key=2 #x #y}', 'y', ['a', 'a'], { key: '2' }],
])('%s', (text, id, classes, values) => {
  expect(readAttributeList(text)).toEqual({ id, classes, values });
});

test.each([
  '{}',
  '{ }',
  '{1, 2}',
  '{a}',
  '{x y}',
  '{#}',
  '{.}',
  '{# x}',
  '{#a #}',
  '{a=}',
  '{#x',
  '#x}',
  '{{#x}}',
  '{#x{y}}',
])('%s is none', (text) => {
  expect(readAttributeList(text)).toBeUndefined();
});

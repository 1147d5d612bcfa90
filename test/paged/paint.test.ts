// The colours of code for paper: taken from the tree, and in black ink only where they are not black.

import { readFile } from 'node:fs/promises';
import { h } from 'hastscript';
import { expect, test } from 'vitest';
import { black, takeColours } from '../../scripts/paged/code-blocks.ts';

const template = (name: string) =>
  readFile(new URL(`../../templates/print/${name}`, import.meta.url), 'utf8');

const code = () =>
  h(null, [h('pre', [h('code', [h('span.hl-keyword', 'int'), ' x; ', h('span.hl-comment', '// y')])])]);

test('every stretch of a block is taken, by its class', () => {
  expect(takeColours(code())).toEqual({
    blocks: 1,
    paint: new Map([
      ['hl-keyword', [[0, 0, 3]]],
      ['hl-comment', [[0, 7, 11]]],
    ]),
  });
});

test('what is black anyway is not painted in black ink', () => {
  expect([...takeColours(code(), black).paint.keys()]).toEqual(['hl-comment']);
});

test('black ink has a grey for just those classes that it paints', async () => {
  const [colours, inks] = [await template('highlight.css'), await template('black.css')];
  const greys = new Set([...inks.matchAll(/(--\w+): #/g)].map(([, name]) => name));
  const rules = [...colours.matchAll(/((?:::highlight\([\w-]+\),?\s*)+)\{\s*color: var\((--\w+)\)/g)];
  expect(rules).toHaveLength(6);
  for (const [, selectors = '', colour] of rules)
    for (const [, name = ''] of selectors.matchAll(/highlight\(([\w-]+)\)/g))
      expect([name, black.has(name)]).toEqual([name, !greys.has(colour)]);
});

// The index: which terms, in which order, under which letters.

import { describe, expect, test } from 'vitest';
import { makeIndex, termsIn } from '../../scripts/dialect/constructs/index-terms.ts';
import type { Anchor, IndexTerm, TermUse } from '../../scripts/model/book.ts';
import { english } from '../../scripts/settings/words/en.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

const place = { kind: 'place', number: undefined, title: '', home: 'a' } as const;
const anchors = new Map<string, Anchor>(['a', 'b', 'c'].map((id) => [id, { ...place, id, local: id }]));

function show({ term, ids, see, under }: IndexTerm): string {
  const inner = under.length > 0 ? ` {${under.map(show).join('; ')}}` : '';
  return `${[term, ...ids].join(' ')}${see.length > 0 ? ` → ${see.join(' → ')}` : ''}${inner}`;
}

function index(uses: readonly TermUse[], language = 'en'): readonly string[] {
  const groups = makeIndex(uses, anchors, language, english)?.groups ?? [];
  return groups.map(({ letter, terms }) => `${letter}: ${terms.map(show).join(', ')}`);
}

const one = (...words: string[]): TermUse => ({ words, id: 'a' });

describe('an index', () => {
  test('is none without terms', () => {
    expect(makeIndex([], anchors, 'en', english)).toBeUndefined();
  });

  test('is in the order of its language, symbols first, figures by value', () => {
    const words = ['Zebra', 'ähnlich', 'ox', 'Ölfarbe', '/proc', 'x10', 'x9', '80386', 'alpha'];
    const uses = words.map((word) => one(word));
    expect(index(uses, 'de')).toEqual([
      'Symbols: /proc a, 80386 a',
      'A: ähnlich a, alpha a',
      'O: Ölfarbe a, ox a',
      'X: x9 a, x10 a',
      'Z: Zebra a',
    ]);
    // In Swedish these letters are letters of their own, after Z.
    expect(index(uses, 'sv').map((group) => group[0])).toEqual(['S', 'A', 'O', 'X', 'Z', 'Ä', 'Ö']);
  });

  test('has a term once, its places once and in the order of the text, the terms under it below', () => {
    const uses: TermUse[] = [
      { words: ['Module'], id: 'c' },
      { words: ['module'], id: 'a' },
      { words: ['module'], id: 'c' },
      { words: ['module', 'loading'], id: 'b' },
      { words: ['driver'], see: 'module' },
    ];
    expect(index(uses)).toEqual(['D: driver → module', 'M: module a c {loading b}']);
  });

  test('takes terms from book.yaml in every form', () => {
    const settings = { 'a, b': 'x', c: ['x', 'y'], d: { e: 'x', see: 'c' } };
    expect(termsIn({ index: settings }).map(({ use }) => use)).toEqual([
      { words: ['a', 'b'], id: 'x' },
      { words: ['c'], id: 'x' },
      { words: ['c'], id: 'y' },
      { words: ['d', 'e'], id: 'x' },
      { words: ['d'], see: 'c' },
    ]);
  });

  test('takes terms from the text, at addresses of their own', async () => {
    const chapter = `${sound['chapters/01-one.md']}\nA <dfn>process</dfn>, <dfn id="own" title="page, of *memory*">page</dfn>, <dfn></dfn>.\n`;
    const edition = await editionOf(worldOf({ ...sound, 'chapters/01-one.md': chapter }));
    expect(edition.index?.groups.map(({ terms }) => terms.map(show).join())).toEqual([
      'page {of *memory* own},process term-1',
    ]);
    expect(edition.anchors.get('term-1')).toMatchObject({ kind: 'term', number: '1', title: 'One' });
    expect(edition.anchors.get('own')).toMatchObject({ kind: 'place' });
  });
});

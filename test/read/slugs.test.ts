// The slugs of headings are those of GitHub, and links in mdBook's spelling find them too.

import fc from 'fast-check';
import GithubSlugger from 'github-slugger';
import { expect, test } from 'vitest';
import { linkResolver } from '../../scripts/dialect/links.ts';
import type { Manuscript } from '../../scripts/model/book.ts';
import { read } from '../../scripts/read/read.ts';
import { sound, worldOf } from '../memory.ts';

async function manuscriptOf(headings: readonly string[]): Promise<Manuscript> {
  const text = ['# Title', ...headings.map((heading) => `## ${heading}`)].join('\n\n');
  const { manuscript } = await read(worldOf({ ...sound, 'chapters/01-one.md': text }));
  if (!manuscript) throw new Error('the book cannot be read');
  return manuscript;
}

/** Gives the number of the heading, from 0, to which a link leads; undefined if it leads nowhere. */
function targetOf(manuscript: Manuscript, id: string): number | undefined {
  const target = linkResolver(manuscript)(`#${id}`, 'chapters/01-one.md');
  const all = manuscript.chapters[0]?.headings.slice(1) ?? [];
  const at = target.to === 'anchor' ? all.findIndex(({ id }) => id === target.anchor.id) : -1;
  return at < 0 ? undefined : at;
}

/** Gives the ids that mdBook 0.4 makes of headings: it counts equal ones without a look at the others. */
function mdBookIds(headings: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return headings.map((heading) => {
    const id = [...heading.trim()]
      .map((letter) =>
        /[\p{Alphabetic}\p{N}_-]/u.test(letter) && !/\p{M}/u.test(letter)
          ? letter
          : /\s/.test(letter)
            ? '-'
            : '',
      )
      .join('')
      .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    const count = counts.get(id) ?? 0;
    counts.set(id, count + 1);
    return count === 0 ? id : `${id}-${count}`;
  });
}

test.each([
  [
    ['X', 'X', 'X 1'],
    ['x', 'x-1', 'x-1-1'],
  ],
  [
    ['X', 'X 1', 'X'],
    ['x', 'x-1', 'x-2'],
  ],
  [
    ['X 1', 'X', 'X'],
    ['x-1', 'x', 'x-2'],
  ],
  [
    ['X-1', 'X', 'X', 'X'],
    ['x-1', 'x', 'x-2', 'x-3'],
  ],
  [
    ['X', 'X', 'X', 'X 1', 'X 2'],
    ['x', 'x-1', 'x-2', 'x-1-1', 'x-2-1'],
  ],
  [
    ['X 1 1', 'X', 'X', 'X 1'],
    ['x-1-1', 'x', 'x-1', 'x-1-2'],
  ],
  [
    ['x', '`X`', '*X* 1', 'X!'],
    ['x', 'x-1', 'x-1-1', 'x-2'],
  ],
])('%j have the slugs of GitHub', async (headings, slugs) => {
  const manuscript = await manuscriptOf(headings);
  expect(slugs.map((slug) => targetOf(manuscript, slug))).toEqual(headings.map((_, index) => index));
});

test.each([
  [['Getting Started'], 'Getting-Started', 0],
  [['Übersicht', 'Überblick'], 'Überblick', 1],
  [['Übersicht'], '%C3%9Cbersicht', 0],
  [['Cafe\u0301'], 'cafe', 0],
  [['⚠\ufe0f Care'], '-care', 0],
  [['X²', 'X'], 'x²', undefined], // GitHub drops the sign, and the other heading has what is left
  [['X', 'X'], 'X-1', 1],
  [['Ma\u0301s', 'Ma\u0300s'], 'mas', undefined], // two headings
  [['Getting started'], 'get:started', undefined],
  [['Getting started'], 'getting.started', undefined],
  [['Getting started'], 'gettingstarted', undefined],
])('of %j, `%s` is number %s', async (headings, id, index) => {
  expect(targetOf(await manuscriptOf(headings), id)).toBe(index);
});

test('a spelling of another chapter’s heading counts where the link names that chapter', async () => {
  const { manuscript } = await read(
    worldOf({ ...sound, 'chapters/01-one.md': '# One\n\n## Übersicht\n', 'chapters/02-two.md': '# Two\n' }),
  );
  if (!manuscript) throw new Error('the book cannot be read');
  const resolve = linkResolver(manuscript);
  expect(resolve('01-one.md#Übersicht', 'chapters/02-two.md')).toMatchObject({
    anchor: { local: 'übersicht' },
  });
  expect(resolve('#Übersicht', 'chapters/02-two.md').to).toBe('nowhere');
});

const words = [
  'X',
  'x',
  'X 1',
  'X-1',
  'X 2',
  'x 1 1',
  'Y',
  'Über',
  'A ½',
  'X²',
  'C++',
  'e\u0301',

  'é',
  '漢字',
  'a_b',
  'X-',
];
const headings = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 });

test('any headings have the slugs of GitHub, and ids of mdBook lead to those that have them, or nowhere', async () => {
  await fc.assert(
    fc.asyncProperty(headings, async (texts) => {
      const manuscript = await manuscriptOf(texts);
      const slugger = new GithubSlugger();
      slugger.slug('Title');
      const slugs = texts.map((text) => slugger.slug(text));
      expect(slugs.map((slug) => targetOf(manuscript, slug))).toEqual(texts.map((_, index) => index));
      const ids = mdBookIds(texts);
      for (const id of ids) {
        const github = slugs.indexOf(id);
        if (github >= 0) expect(targetOf(manuscript, id)).toBe(github);
        else expect([ids.indexOf(id), undefined]).toContain(targetOf(manuscript, id));
      }
    }),
    { numRuns: 200 },
  );
}, 120_000);

// The search for the places where pages begin finds what looking at every place would, in a few prints with few pins.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pin } from '../../scripts/model/world.ts';
import { findStarts, firstSearch, type Measure } from '../../scripts/paged/page-starts.ts';
import type { Section } from '../../scripts/paged/sections.ts';

/** The page on which each place of a section stands; none where it has no box. */
type Layout = readonly (number | undefined)[];

const sectionOf = (index: number, layout: Layout): Section => ({
  opens: `chapter${index}`,
  html: '',
  ids: new Set(),
  pins: `at${index}`,
  count: layout.length,
  blocks: 0,
  paint: new Map(),
});

/** A browser that prints sections so; each place is a block of its own. `prints`: the pins of each print. */
function browserOf(layouts: readonly Layout[], prints: number[] = []): Measure {
  const pages = 1 + Math.max(-1, ...layouts.flat().map((page) => page ?? -1));
  return async (stretches) => {
    const pins = new Map<string, Pin>();
    for (const { section, from, to = Number.POSITIVE_INFINITY, every } of stretches) {
      const last = Math.min(to, (layouts[Number(section.slice(2))]?.length ?? 0) - 1);
      const add = (rank: number) =>
        pins.set(`${section}.${rank}`, { section, rank, id: `${section}.${rank}`, block: rank, letters: 0 });
      for (let rank = from; rank < last; rank += every) add(rank);
      if (last >= 0) add(last);
    }
    prints.push(pins.size);
    const destinations = [...pins.values()].flatMap(({ id, section, rank }) => {
      const page = layouts[Number(section.slice(2))]?.[rank];
      return page === undefined ? [] : [[id, { page, top: 0 }] as const];
    });
    return { pins: [...pins.values()], places: { pages, destinations: new Map(destinations) } };
  };
}

/** Sections one after the other, each on a new page: places on each page, and which of them have no box. */
const book = fc
  .array(fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 90 }), { minLength: 1, maxLength: 8 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((sections) => {
    let page = 0;
    return sections.map((pages) =>
      pages.flatMap((places) => {
        page += 1;
        // Each page has one place at least that shows.
        return places.map((shows, index) => (shows || index === 0 ? page - 1 : undefined));
      }),
    );
  });

const expected = (layouts: readonly Layout[]) =>
  layouts.flatMap((layout, index) =>
    [...new Set(layout.filter((page) => page !== undefined))].map((page) => ({
      page,
      opens: `chapter${index}`,
      block: layout.indexOf(page),
      letters: 0,
    })),
  );

describe('the search for page starts', () => {
  const sectionsOf = (layouts: readonly Layout[]) => layouts.map((layout, index) => sectionOf(index, layout));

  test('finds each page’s first place', () =>
    fc.assert(
      fc.asyncProperty(book, async (layouts) => {
        const { starts } = await findStarts(sectionsOf(layouts), browserOf(layouts));
        expect(starts).toEqual(expected(layouts));
      }),
    ));

  test('finds it after a look at quite another layout', () =>
    fc.assert(
      fc.asyncProperty(book, book, async (layouts, others) => {
        const before = layouts.map((layout, index) => layout.map((_, rank) => others[index]?.[rank]));
        const hint = await firstSearch(sectionsOf(layouts), browserOf(before));
        const { starts } = await findStarts(sectionsOf(layouts), browserOf(layouts), hint);
        expect(starts).toEqual(expected(layouts));
      }),
    ));

  test('takes two prints after the first look, and few pins a page', async () => {
    const layout = Array.from({ length: 200 * 180 }, (_, rank) => Math.floor(rank / 180));
    const prints: number[] = [];
    const hint = await firstSearch(sectionsOf([layout]), browserOf([layout], prints));
    await findStarts(sectionsOf([layout]), browserOf([layout], prints), hint);
    expect(prints).toHaveLength(3);
    expect(Math.max(...prints)).toBeLessThan(8 * 200);
  });
});

// Where the pages of a printed book begin in its text, found by pins in measuring prints: few at first, then closer.

import type { PageStart, Places } from '../model/printed-book.ts';
import type { Pin, PinStretch } from '../model/world.ts';
import type { Section } from './sections.ts';

/** A print that tells where pins stand, and everything else that has a name. */
export type Measure = (
  stretches: readonly PinStretch[],
) => Promise<Readonly<{ pins: readonly Pin[]; places: Places }>>;

/** What is known of where sections' places stand, in one layout: those of each section in their order. */
export type Search = Readonly<{ places: Places; known: ReadonlyMap<string, readonly Measured[]> }>;

/** A pin that was measured: the page that it stands on, -1 where it has no box. */
type Measured = Pin & Readonly<{ page: number }>;

/**
 * Between which known places a page begins; without an `after` it begins behind the section's last. `asked`: the ranks of
 * both, and of those between them that have no box.
 */
type Bracket = Readonly<{
  page: number;
  section: Section;
  after: Measured | undefined;
  asked: readonly number[];
}>;

/** Places from one pin to the next at first. Two hundred or so stand on a page. */
const coarse = 30;

/**
 * Parts in which what is between two pins is divided. More take fewer prints, but Chromium's time for a print grows with
 * its pins and, once more, with its pages.
 */
const parts = 6;

/** A first look, with pins all through the sections. */
export function firstSearch(sections: readonly Section[], measure: Measure): Promise<Search> {
  return look(
    sections.flatMap(({ pins }) => (pins === undefined ? [] : [{ section: pins, from: 0, every: coarse }])),
    measure,
  );
}

/**
 * Where the pages begin, and everything else stands; `hint` is what is known of a layout much like this one: its places
 * are looked at again.
 */
export async function findStarts(
  sections: readonly Section[],
  measure: Measure,
  hint?: Search,
): Promise<Readonly<{ places: Places; starts: readonly PageStart[] }>> {
  let search = hint
    ? await look([...endsIn(hint), ...bracketsIn(sections, hint).brackets.flatMap(again)], measure)
    : await firstSearch(sections, measure);
  for (;;) {
    const { openings, brackets } = bracketsIn(sections, search);
    const closer = brackets.flatMap(between);
    if (closer.length === 0) {
      const starts = [...openings, ...brackets.map(startIn)].sort((one, other) => one.page - other.page);
      return { places: search.places, starts };
    }
    search = await look(closer, measure, search);
  }
}

/** What is known after one more print of the same layout. */
async function look(stretches: readonly PinStretch[], measure: Measure, before?: Search): Promise<Search> {
  const { pins, places } = await measure(stretches);
  const known = new Map(
    [...(before?.known ?? [])].map(([section, list]) => [
      section,
      new Map(list.map((pin) => [pin.rank, pin])),
    ]),
  );
  for (const pin of pins) {
    const list = known.get(pin.section) ?? new Map<number, Measured>();
    list.set(pin.rank, { ...pin, page: places.destinations.get(pin.id)?.page ?? -1 });
    known.set(pin.section, list);
  }
  const sorted = (list: ReadonlyMap<number, Measured>) =>
    [...list.values()].sort((one, other) => one.rank - other.rank);
  return { places, known: new Map([...known].map(([section, list]) => [section, sorted(list)])) };
}

/** The first and the last place of each section. */
function endsIn({ known }: Search): readonly PinStretch[] {
  return [...known].flatMap(([section, list]) =>
    [list[0], list.at(-1)].flatMap((pin) =>
      pin ? [{ section, from: pin.rank, to: pin.rank, every: 1 }] : [],
    ),
  );
}

/** Pins between the two places of a bracket, where there is one left without. */
function between({ section, asked }: Bracket): readonly PinStretch[] {
  return asked.slice(1).flatMap((to, index) => {
    const from = asked[index] ?? to;
    const every = Math.ceil((to - from) / parts);
    return to - from > 1 ? [{ section: section.pins ?? '', from, to, every }] : [];
  });
}

/** The same, for one that is only likely to be one: both places once more. */
function again(bracket: Bracket): readonly PinStretch[] {
  const { section, asked } = bracket;
  return [
    ...asked.map((rank) => ({ section: section.pins ?? '', from: rank, to: rank, every: 1 })),
    ...between(bracket),
  ];
}

/** The pages at which sections open, and the neighbours between which all others begin. */
function bracketsIn(
  sections: readonly Section[],
  { known, places: { pages } }: Search,
): Readonly<{ openings: readonly PageStart[]; brackets: readonly Bracket[] }> {
  const openings: PageStart[] = [];
  const brackets: Bracket[] = [];
  const located = sections.flatMap((section) => {
    const list = known.get(section.pins ?? '') ?? [];
    const first = list.find(({ page }) => page >= 0);
    return section.opens === undefined || !first ? [] : [{ section, opens: section.opens, list, first }];
  });
  for (const [at, { section, opens, list, first }] of located.entries()) {
    openings.push({ page: first.page, opens, block: first.block, letters: 0 });
    const end = located[at + 1]?.first.page ?? pages;
    let next = 0;
    let before = 0;
    for (let page = first.page + 1; page < end; page += 1) {
      for (; (list[next]?.page ?? page) < page; next += 1) if ((list[next]?.page ?? -1) >= 0) before = next;
      const asked = list.slice(before, next + 1).map(({ rank }) => rank);
      brackets.push({ page, section, after: list[next], asked });
    }
  }
  return { openings, brackets };
}

/** Where a page begins, once there is nothing more between the two. */
function startIn({ page, section, after }: Bracket): PageStart {
  const { opens = '', count } = section;
  return after
    ? { page, opens, block: after.block, letters: after.letters }
    : { page, opens, block: count, letters: 0 };
}

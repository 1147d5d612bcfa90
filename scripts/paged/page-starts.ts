// Finds where in its text the pages of a printed book begin, by pins in measuring prints: few at first, then more closely.

import type { PageStart, Places } from '../model/printed-book.ts';
import type { Pin, PinStretch } from '../model/world.ts';
import type { Section } from './sections.ts';

/**
 * Makes a print with pins in some stretches of text. A pin is an empty element with an id before a word or a line of code;
 * its destination in the PDF tells the page. Gives the pins, and the places of all ids, theirs included.
 */
export type Measure = (
  stretches: readonly PinStretch[],
) => Promise<Readonly<{ pins: readonly Pin[]; places: Places }>>;

/** What is known of one layout: the places of all ids, and the measured pins of each section in the order of the text. */
export type Search = Readonly<{ places: Places; known: ReadonlyMap<string, readonly Measured[]> }>;

/** A pin with the page that it is on, or -1 where it has no box. */
type Measured = Pin & Readonly<{ page: number }>;

/**
 * The two measured pins between which a page begins. Without an `after` it begins behind the last pin of the section.
 * `ranks` are those of both pins and of the pins between them, which have no box.
 */
type Bracket = Readonly<{
  page: number;
  section: Section;
  after: Measured | undefined;
  ranks: readonly number[];
}>;

/** The number of words from one pin to the next in the first print. A page has about two hundred. */
const coarse = 30;

/**
 * Into how many parts the stretch between two pins is divided. More parts take fewer prints, but Chromium's time for a
 * print grows with the number of pins times that of pages.
 */
const parts = 6;

/** Makes the first print, with pins all through the sections. */
export function firstSearch(sections: readonly Section[], measure: Measure): Promise<Search> {
  return printWithPins(
    sections.flatMap(({ pins }) => (pins === undefined ? [] : [{ section: pins, from: 0, every: coarse }])),
    measure,
  );
}

/**
 * Finds where the pages begin, and the places of all ids. `hint` is what is known of a layout much like this one: pins are
 * put first near where pages began there.
 */
export async function findStarts(
  sections: readonly Section[],
  measure: Measure,
  hint?: Search,
): Promise<Readonly<{ places: Places; starts: readonly PageStart[] }>> {
  let search = hint
    ? await printWithPins(
        [...endsIn(hint), ...bracketsIn(sections, hint).brackets.flatMap(aroundBracket)],
        measure,
      )
    : await firstSearch(sections, measure);
  for (;;) {
    const { openings, brackets } = bracketsIn(sections, search);
    const closer = brackets.flatMap(between);
    if (closer.length === 0) {
      const starts = [...openings, ...brackets.map(startIn)].sort((one, other) => one.page - other.page);
      return { places: search.places, starts };
    }
    search = await printWithPins(closer, measure, search);
  }
}

/** Makes one more print of the same layout, and adds what it shows to what is known. */
async function printWithPins(
  stretches: readonly PinStretch[],
  measure: Measure,
  before?: Search,
): Promise<Search> {
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

/** Pins at the first and the last known place of each section. */
function endsIn({ known }: Search): readonly PinStretch[] {
  return [...known].flatMap(([section, list]) =>
    [list[0], list.at(-1)].flatMap((pin) =>
      pin ? [{ section, from: pin.rank, to: pin.rank, every: 1 }] : [],
    ),
  );
}

/** Pins between those of a bracket, wherever places without a pin are left. */
function between({ section, ranks }: Bracket): readonly PinStretch[] {
  return ranks.slice(1).flatMap((to, index) => {
    const from = ranks[index] ?? to;
    const every = Math.ceil((to - from) / parts);
    return to - from > 1 ? [{ section: section.pins ?? '', from, to, every }] : [];
  });
}

/** Pins for a bracket of another layout: its own ones once more, and those between them. */
function aroundBracket(bracket: Bracket): readonly PinStretch[] {
  const { section, ranks } = bracket;
  return [
    ...ranks.map((rank) => ({ section: section.pins ?? '', from: rank, to: rank, every: 1 })),
    ...between(bracket),
  ];
}

/** Gives the pages on which sections open, and for all other pages the bracket in which each begins. */
function bracketsIn(
  sections: readonly Section[],
  { known, places: { pages, destinations } }: Search,
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
    // The contents, if they follow, have no pins.
    const next = sections[sections.indexOf(section) + 1]?.opens ?? '';
    const end = Math.min(located[at + 1]?.first.page ?? pages, destinations.get(next)?.page ?? pages);
    let after = 0;
    let before = 0;
    for (let page = first.page + 1; page < end; page += 1) {
      for (; (list[after]?.page ?? page) < page; after += 1)
        if ((list[after]?.page ?? -1) >= 0) before = after;
      const ranks = list.slice(before, after + 1).map(({ rank }) => rank);
      brackets.push({ page, section, after: list[after], ranks });
    }
  }
  return { openings, brackets };
}

/** Gives where a page begins, once no place is left between the pins of its bracket. */
function startIn({ page, section, after }: Bracket): PageStart {
  const { count } = section;
  return after
    ? { page, ...chapterAt(section, after.block), letters: after.letters }
    : { page, ...chapterAt(section, count), letters: 0 };
}

/** The chapter in which a block of a section stands, and the block's number in it. */
function chapterAt({ opens = '', inside = [] }: Section, block: number): Pick<PageStart, 'opens' | 'block'> {
  let before = 0;
  for (const [index, { id, count }] of inside.entries()) {
    if (block - before < count || index === inside.length - 1) return { opens: id, block: block - before };
    before += count;
  }
  return { opens, block };
}

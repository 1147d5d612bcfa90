// The sections of a paged edition, and the slices in which a long book is printed.

import type { Entry } from '../model/book.ts';
import type { Stretch } from '../model/world.ts';

/** A part that opens on a page of its own: the front matter, a chapter, the licence, the index, the colophon. */
export type Section = Readonly<{
  /** The id of its heading; undefined for the front matter, with which the book begins. */
  opens: string | undefined;
  html: string;
  /** The ids in it. */
  ids: ReadonlySet<string>;
  /** Its name for pins (`data-pins`); undefined where it gets none. */
  pins: string | undefined;
  /** The number of its blocks (`blocksOf`), which are numbered as `data-pin`. */
  count: number;
  /** The chapters in it, where there are several: their ids, and the numbers of their blocks. */
  inside?: readonly Readonly<{ id: string; count: number }>[];
  /** The number of its blocks of code. */
  blocks: number;
  /** The coloured stretches of its code by class. Blocks of code are counted from the first of the section. */
  paint: ReadonlyMap<string, readonly Stretch[]>;
}>;

/** Makes a section without pins, which begins on no page of the EPUB. `opens` is undefined where the book begins. */
export function unpinned(html: string, entries: readonly Entry[], opens?: string): Section {
  const ids = new Set(entries.map(({ id }) => id));
  return { opens, html, ids, pins: undefined, count: 0, blocks: 0, paint: new Map() };
}

/** Sections that are printed together as one document. */
export type Slice = readonly Section[];

/**
 * The characters of HTML in a slice, about 150 pages. Chromium's time for a page grows with all that is visible in the
 * document, so a book of 2,000 pages would take a minute in one piece; and slices are printed in parallel.
 */
export const sliceLength = 350_000;

/** Divides sections into slices of about the same length. A section is never divided. */
export function sliceSections(sections: readonly Section[], limit: number): readonly Slice[] {
  const total = sections.reduce((sum, { html }) => sum + html.length, 0);
  const target = total / Math.ceil(total / limit);
  const slices: Section[][] = [];
  let passed = 0;
  for (const section of sections) {
    // A section goes to the slice in which its middle is.
    const index = Math.floor((passed + section.html.length / 2) / target);
    const last = slices.at(-1);
    if (last && index < slices.length) last.push(section);
    else slices.push([section]);
    passed += section.html.length;
  }
  return slices;
}

/** Tells whether an id is in a slice. */
export function holds(slice: Slice, id: string): boolean {
  return slice.some(({ ids }) => ids.has(id));
}

/** Gives the coloured stretches of a slice's code by class. Blocks of code are counted from the first of the slice. */
export function paintOf(slice: Slice): ReadonlyMap<string, readonly Stretch[]> {
  const paint = new Map<string, Stretch[]>();
  let first = 0;
  for (const section of slice) {
    for (const [name, stretches] of section.paint) {
      const all = paint.get(name) ?? [];
      for (const [block, start, end] of stretches) all.push([first + block, start, end]);
      paint.set(name, all);
    }
    first += section.blocks;
  }
  return paint;
}

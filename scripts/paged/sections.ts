// What a paged edition is made of, piece by piece, each with its markup: so that a long book is printed in slices.

import type { Stretch } from '../model/world.ts';

/** A piece that opens on a page of its own: the front matter, a chapter, the licence, the colophon. */
export type Section = Readonly<{
  /** The id at which it opens; none for the front matter, with which the book begins. */
  opens: string | undefined;
  html: string;
  /** The ids that stand in it. */
  ids: ReadonlySet<string>;
  /** A name under which pins can be put into it, and how many blocks (`blocksOf`, numbered as `data-pin`) it has. */
  pins: string | undefined;
  count: number;
  /** How many blocks of code it has, and the colours in them: stretches by class, blocks counted from its first. */
  blocks: number;
  paint: ReadonlyMap<string, readonly Stretch[]>;
}>;

/** Sections that are printed together as one document. */
export type Slice = readonly Section[];

/**
 * Characters of markup in a slice, at most: some 150 pages. Chromium's time for a page grows with all that is visible in
 * the document, so that a book of 2,000 pages would take a minute in one piece; and slices are printed side by side.
 */
export const sliceLength = 350_000;

/** Sections in slices of about the same length; a section is never divided. */
export function sliceSections(sections: readonly Section[], limit: number): readonly Slice[] {
  const total = sections.reduce((sum, { html }) => sum + html.length, 0);
  const target = total / Math.ceil(total / limit);
  const slices: Section[][] = [];
  let passed = 0;
  for (const section of sections) {
    // By its middle, so that a long section goes to the side on which most of it lies.
    const index = Math.floor((passed + section.html.length / 2) / target);
    const last = slices.at(-1);
    if (last && index < slices.length) last.push(section);
    else slices.push([section]);
    passed += section.html.length;
  }
  return slices;
}

/** Whether an id stands in a slice. */
export function holds(slice: Slice, id: string): boolean {
  return slice.some(({ ids }) => ids.has(id));
}

/** The colours of a slice's code, blocks counted through the whole of it. */
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

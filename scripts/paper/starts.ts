// Where the pages of a printed book begin in its text, found by pins in a measuring print.

import type { Places } from './destinations.ts';
import type { Section } from './sections.ts';

/**
 * Where a page begins (`page`: its index from 0): after so many letters of a block of the section that opens at `opens`.
 * Blocks are counted as in `blocksOf`; one more than there are is the section's end.
 */
export type PageStart = Readonly<{ page: number; opens: string; block: number; letters: number }>;

/** A stretch of text in which a page begins: from one block to the next, or to its section's end. */
export type Seam = Readonly<{
  page: number;
  opens: string;
  from: string;
  to: string | undefined;
  block: number;
  next: number;
}>;

/** The page starts at sections' openings, and the stretches in which all the others are. `pages`: how many there are. */
export function seamsOf(
  sections: readonly Section[],
  { pages, destinations }: Places,
): Readonly<{ openings: readonly PageStart[]; seams: readonly Seam[] }> {
  const openings: PageStart[] = [];
  const seams: Seam[] = [];
  const located = sections.flatMap(({ opens, pins }) => {
    const blocks = pins.flatMap((id, index) => {
      const page = destinations.get(id)?.page;
      return page === undefined ? [] : [{ id, index, page }];
    });
    const [first] = blocks;
    return opens === undefined || !first ? [] : [{ opens, blocks, first, count: pins.length }];
  });
  for (const [at, { opens, blocks, first, count }] of located.entries()) {
    openings.push({ page: first.page, opens, block: first.index, letters: 0 });
    const end = located[at + 1]?.first.page ?? pages;
    let next = 0;
    for (let page = first.page + 1; page < end; page += 1) {
      while ((blocks[next]?.page ?? page) < page) next += 1;
      const [before, after] = [blocks[next - 1] ?? first, blocks[next]];
      seams.push({
        page,
        opens,
        from: before.id,
        to: after?.id,
        block: before.index,
        next: after?.index ?? count,
      });
    }
  }
  return { openings, seams };
}

/** Where the page of a seam begins, its words' places measured: at its first word on that page, else at what follows. */
export function startIn(
  { page, opens, block, next }: Seam,
  words: readonly Readonly<{ letters: number; page: number }>[],
): PageStart {
  const word = words.find((one) => one.page >= page);
  return word ? { page, opens, block, letters: word.letters } : { page, opens, block: next, letters: 0 };
}

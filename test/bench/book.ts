// A whole book made up from a seed, of the size and in the dialect of the real one: what the benchmarks build.

import { type Desk, list, paragraph, shell, table } from './blocks.ts';
import { listing } from './listing.ts';
import { type Outline, outline } from './outline.ts';
import { type Random, random } from './random.ts';

/** How much: `times` multiplies the chapters. Left out: 34 chapters, once, some 350 KB and 210 pages of 7 × 10 in. */
export type BookSize = Readonly<{ chapters?: number; seed?: number; times?: number }>;

/** Characters in a chapter, on average, and how much longer or shorter each is than that: several people wrote it. */
const average = 9_900;
const sizes = [0.4, 1.3, 0.7, 1.8, 0.8];

const notice = `The Bench Book is a book that nobody wrote; you may copy it, take it apart and put it together again under the terms of the [Open Software License](https://opensource.org/licenses/OSL-3.0), version 3.0.

It is given away in the hope that whoever measures with it may learn something, but without any warranty, not even the implied warranty of merchantability or of fitness for a particular purpose.

Pass it on as you like, on paper or otherwise, for nothing or for money, as long as this notice goes with it unchanged and the [Open Software License](https://opensource.org/licenses/OSL-3.0) is kept to. Nobody needs to be asked.

Whatever is made from this book, a translation for instance, must be placed under the same license, and what was added must be available as source code. Improvements are welcome to the keeper of the book, Ida Sample <ida@example.org>, who will merge them for the benefit of other readers.

Those who sell printed copies are kindly asked to send one to the [Society of Invented Books](https://example.org/society) (SIB). It is not a condition; it is a way of saying thanks. Questions may be sent to the address above.
`;

/** The book's folder as path → text: book.yaml, NOTICE.md and chapters/. The same size gives the same text. */
export function generateBook({
  chapters = 34,
  seed = 1,
  times = 1,
}: BookSize = {}): ReadonlyMap<string, string> {
  const outlines = outline(chapters * times, seed);
  const parts = outlines.flat();
  return new Map([
    ['book.yaml', settings(outlines)],
    ['NOTICE.md', notice],
    ...outlines.map((one, index): [string, string] => {
      // A stream of its own for each chapter: a change in one leaves the others as they were.
      const desk = { choose: random(seed * 10_007 + index + 1), parts, notes: [] };
      return [`chapters/${one[0]?.file}`, chapter(one, desk, index)];
    }),
  ]);
}

function settings(outlines: readonly Outline[]): string {
  return `id: benchbook
title: The Bench Book
language: en
version: 1.0.0
date: 2026-01-01
authors: [Ida Sample, Bo Placeholder]
copyright:
  - Copyright © 2026 Ida Sample, Bo Placeholder
license:
  id: OSL-3.0
  url: https://opensource.org/licenses/OSL-3.0
  notice: NOTICE.md
source: https://example.org/benchbook
chapters:
${outlines.map(([first]) => `  - ${first?.file}\n`).join('')}`;
}

function chapter(parts: Outline, desk: Desk, index: number): string {
  const size = average * (sizes[index % sizes.length] ?? 1);
  const blocks: string[] = [];
  let written = 0;
  let listed = 0;
  const write = (block: string) => {
    blocks.push(block);
    written += block.length;
    return block.length;
  };
  for (const [at, { id, rank, number, title, places }] of parts.entries()) {
    write(`<a name="${id}"></a>`);
    write(`${'#'.repeat(rank)} ${number}. ${title}`);
    if (index === 0 && at === 0) write(notice.trimEnd());
    write(paragraph(desk, places[0]));
    // Prose and something that is not prose by turns: after a list, an indented block would belong to the list.
    for (const end = (size * (at + 1)) / parts.length; written < end - 600; write(paragraph(desk))) {
      if (listed < 0.5 * written)
        listed += write(listing(desk.choose, linesFor(size - written, desk.choose)));
      else write(desk.choose.pick([list, shell, shell, table])(desk));
    }
  }
  const notes = desk.notes.map((text, at) => `[^${at + 1}]: ${text}`);
  return `${[...blocks, ...notes].join('\n\n')}\n`;
}

/** A listing's lines: mostly a page or less, seldom 120, no more than there is room for. */
function linesFor(room: number, choose: Random): number {
  return Math.max(20, Math.min(Math.round(room / 30), choose.pick([20, 25, 30, 40, 50, 65, 80, 115])));
}

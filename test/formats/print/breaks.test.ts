// Where the pages of a printed book end: its finished file, read line by line.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspect } from '../../../scripts/formats/print/preflight/inspect.ts';
import { print } from '../../../scripts/formats/print/print.ts';
import { openWorld } from '../../../scripts/system/open.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });

/** A line of a page: of which block of the text it is. */
type Line = Readonly<{ kind: string; block: string; y: number }>;

// Blocks of so many lengths that pages end at every place of them. Each word and each line of code tells its block.
const sections = Array.from({ length: 70 }, (_, at) => {
  const paragraph = (id: number, words: number) =>
    Array.from({ length: words }, (_, word) => `p${id}w${word}`).join(' ');
  const code = (length: number, stanza: number, long: number) =>
    Array.from({ length }, (_, line) => {
      const filler = line % long === long - 1 ? ` ${'x'.repeat(90)}` : '';
      return `c${at}n${line}${filler}${line % stanza === stanza - 1 ? '\n' : ''}`;
    }).join('\n');
  return [
    `${'#'.repeat(2 + (at % 3))} h${at}n0`,
    ...(at % 3 === 0 ? [] : [paragraph(2 * at, 12 + ((at * 29) % 83))]),
    `\`\`\`\n${code(1 + ((at * 5) % 23), 3 + (at % 9), 4 + (at % 5))}\n\`\`\``,
    ...(at % 4 === 0 ? [] : [paragraph(2 * at + 1, 12 + ((at * 37) % 71))]),
  ].join('\n\n');
});
let pages: readonly (readonly Line[])[] = [];

beforeAll(async () => {
  const chapter = `<a name="two"></a>\n\n# Two\n\n${sections.join('\n\n')}\n`;
  const edition = await editionOf(worldOf({ ...sound, 'chapters/02-two.md': chapter }));
  const [interior] = await print.write(edition, { world });
  const file = await inspect(interior?.content ?? new Uint8Array());
  const all = file.pages.map(({ texts }) => {
    const lines = new Map<number, Line>();
    for (const { box, text } of texts) {
      const [, kind, block] = /\b([cph])(\d+)[nw]\d+/.exec(text) ?? [];
      const y = Math.round(box.y);
      if (kind !== undefined && block !== undefined) lines.set(y, { kind, block, y });
    }
    return [...lines.values()].sort((one, other) => other.y - one.y);
  });
  // The contents are headings' titles only.
  pages = all.slice(all.findIndex((page) => page.some(({ kind }) => kind !== 'h')));
}, 120_000);
afterAll(() => world.browser.close());

/** How many lines of a block stand on each of its pages, for those of a kind that stand on several. */
function divided(kind: string): ReadonlyMap<string, readonly number[]> {
  const counts = new Map<string, readonly number[]>();
  for (const page of pages) {
    const own = page.filter((line) => line.kind === kind).map(({ block }) => block);
    for (const block of new Set(own))
      counts.set(block, [...(counts.get(block) ?? []), own.filter((one) => one === block).length]);
  }
  return new Map([...counts].filter(([, lines]) => lines.length > 1));
}

/** Those of which fewer than `least` lines stand on one of their pages. */
function torn(blocks: ReadonlyMap<string, readonly number[]>, least: number) {
  return [...blocks].filter(([, lines]) => Math.min(...lines) < least);
}

test('three lines of a block of code at least stand on either side of a page’s end', () => {
  const blocks = divided('c');
  expect(blocks.size).toBeGreaterThan(8);
  expect(torn(blocks, 3)).toEqual([]);
});

test('two lines of a paragraph at least do', () => {
  const paragraphs = divided('p');
  expect(paragraphs.size).toBeGreaterThan(3);
  expect(torn(paragraphs, 2)).toEqual([]);
});

test('no heading ends a page, nor one with the first line of what follows', () => {
  const ends = pages.flatMap((page) => {
    const at = page.findLastIndex(({ kind }) => kind === 'h');
    const after = page.slice(at + 1);
    const [first] = after;
    // A block of one line may follow: then it is there as a whole.
    const whole = !divided(first?.kind ?? '').has(first?.block ?? '');
    return at >= 0 && (after.length === 0 || (after.length === 1 && !whole)) ? [page.at(-1)] : [];
  });
  expect(ends).toEqual([]);
});

// Listings held against the lines of pages: a line may go on below only where it has no room.

import { leftwardLetters } from '../direction.ts';
import type { Texts } from '../paper/texts.ts';
import { type Blocks, lost, split } from './blocks.ts';
import { fold } from './fold.ts';

/** A line as it stands on a page: its text, folded and as it is, its ends, and the right edge of the page's text, in points. */
type Line = Readonly<{ key: string; text: string; left: number; right: number; page: number; edge: number }>;

/** So many lines may stand between two of a listing where a page ends: notes, folio, running head. */
const between = 8;

/** A listing may begin as others do: so many beginnings are tried. */
const beginnings = 30;

/** What is wrong with the lines of `wanted`, a sentence for each. */
export function judgeTexts(wanted: Blocks, pages: Texts): readonly string[] {
  // What CSS positions is painted after its neighbours; in two columns, what stands below is not what follows.
  const down = judgeLines(wanted, linesOf(pages.map(level).map(downwards)));
  if (down.length === 0) return down;
  const painted = judgeLines(wanted, linesOf(pages));
  return painted.length < down.length ? painted : down;
}

function judgeLines(wanted: Blocks, lines: readonly Line[]): readonly string[] {
  let at = 0;
  return wanted.flatMap(({ from, lines: listing }) => {
    const keys = listing.map(fold);
    let best: Judged | undefined;
    let start = at;
    for (let tries = 0; tries < beginnings && best?.flaws.length !== 0; tries += 1) {
      const first =
        find(lines, keys[0] ?? '', start, lines.length) ?? (tries === 0 && find(lines, keys[0] ?? '', 0, at));
      if (!first) break;
      const judged = judge(lines, listing, keys, first.at, from);
      if (!best || judged.flaws.length < best.flaws.length) best = judged;
      start = first.at + 1;
    }
    best ??= judge(lines, listing, keys, at, from);
    at = best.end;
    return best.flaws;
  });
}

type Judged = Readonly<{ flaws: readonly string[]; end: number }>;

/** One listing, from the line `at` on. */
function judge(
  lines: readonly Line[],
  listing: readonly string[],
  keys: readonly string[],
  at: number,
  from: string,
): Judged {
  let end = at;
  const flaws = listing.flatMap((line, index) => {
    const found = find(lines, keys[index] ?? '', end, 2 * between);
    if (!found) return [lost(line, from)];
    end = found.end;
    return found.pieces.some((piece, nth) => hasRoom(piece, found.pieces[nth + 1]))
      ? [split(line, from)]
      : [];
  });
  return { flaws, end };
}

type Found = Readonly<{ pieces: readonly Line[]; at: number; end: number }>;

function find(lines: readonly Line[], key: string, from: number, reach: number): Found | undefined {
  for (let at = from; at < Math.min(lines.length, from + reach); at += 1) {
    const found = match(lines, key, at);
    if (found) return found;
  }
  return undefined;
}

/** The lines from `at` on that are one text together, but for what stands between two pages. */
function match(lines: readonly Line[], key: string, at: number): Found | undefined {
  const line = lines[at];
  if (!line || line.key === '') return undefined;
  const rest = after(key, line.key);
  if (rest === undefined) return undefined;
  if (rest === '') return { pieces: [line], at, end: at + 1 };
  for (let next = at + 1; next <= at + 1 + between; next += 1) {
    const found = match(lines, rest, next);
    if (found && (next === at + 1 || found.pieces[0]?.page !== line.page))
      return { pieces: [line, ...found.pieces], at, end: found.end };
  }
  return undefined;
}

/**
 * What of a text comes after `part`; undefined where it doesn't begin so. Letters written from right to left stand in a file
 * in the order of their drawing, from either side: only which letters there are can be compared. (Arabic ones may be there
 * twice, since fonts draw some in pieces that all have the letter's name.)
 */
function after(text: string, part: string): string | undefined {
  if (text.startsWith(part)) return text.slice(part.length);
  if (!leftwardLetters.test(part)) return undefined;
  let rest = text;
  for (const letter of part) {
    if (rest.includes(letter)) rest = rest.replace(letter, '');
    else if (!/\p{Script=Arabic}/u.test(letter) || !text.includes(letter)) return undefined;
  }
  return rest;
}

/** Whether the first word of the next piece would have had room on the line. */
function hasRoom(piece: Line, next: Line | undefined): boolean {
  if (!next) return false;
  const [word = ''] = /^[^\s\-/]+[-/]?/.exec(next.text) ?? [next.text];
  const letter = (next.right - next.left) / Math.max(1, next.text.length);
  return piece.right + (word.length + 2) * letter < piece.edge - 2 * letter;
}

function downwards(texts: Texts[number]): Texts[number] {
  return [...texts].sort((a, b) =>
    Math.abs(a.box.y - b.box.y) < sameLine ? a.box.x - b.box.x : b.box.y - a.box.y,
  );
}

/** How far, in points, the feet of two stretches of one line may be apart. */
const sameLine = 1.5;

/** How far, in sizes of the type, the pieces of Arabic letters may hang below their line: less than half a line's height. */
const hang = 0.65;

/** Stretches written from right to left, each on its line. */
function level(texts: Texts[number]): Texts[number] {
  if (!texts.some(({ text }) => leftwardLetters.test(text))) return texts;
  const feet = [...new Set(texts.map(({ box }) => box.y))];
  return texts.map((one) => {
    if (!leftwardLetters.test(one.text)) return one;
    const y = Math.max(...feet.filter((foot) => foot - one.box.y < hang * one.size));
    return { ...one, box: { ...one.box, y } };
  });
}

function linesOf(pages: Texts): readonly Line[] {
  return pages.flatMap((texts, page) => {
    const edge = Math.max(0, ...texts.map(({ box }) => box.x + box.width));
    const rows: { text: string; left: number; right: number; y: number }[] = [];
    for (const { box, text } of texts) {
      const last = rows.at(-1);
      const follows = last && (box.x >= last.right - 1 || leftwardLetters.test(text));
      if (last && Math.abs(last.y - box.y) < sameLine && follows) {
        last.text += ` ${text}`;
        last.right = Math.max(last.right, box.x + box.width);
      } else rows.push({ text, left: box.x, right: box.x + box.width, y: box.y });
    }
    return rows.map(({ text, left, right }) => ({ key: fold(text), text, left, right, page, edge }));
  });
}

// Compares listings with the lines of pages: every line is there, and a wrapped line is recognizable as one line.

import type { Texts } from '../model/placed-text.ts';
import { leftwardLetters } from '../settings/direction.ts';
import { type Blocks, lost, split } from './blocks.ts';
import { downwards, foldCode, type Row, rowsOf, sameRow } from './rows.ts';

/** The faults (missing and broken lines), and the doubts (lines that cannot be judged). */
export type Judgement = Readonly<{ flaws: readonly string[]; doubts: readonly string[] }>;

/** The most rows between two of a listing at a page break: notes, and a folio and a running head that the file does not mark. */
const between = 8;

/** The most places that are tried as a listing's beginning, since listings may begin alike. */
const beginnings = 30;

/**
 * The width of a column of code on our own pages, in ems (the advance of Source Code Pro). A wrapped line continues half a
 * column off the grid (templates/print/code.css), where no line of code begins.
 */
const column = 0.6;

/** How far from the middle between two columns the continuation of a line may begin, in columns. */
const tolerance = 0.2;

/**
 * Judges the lines of `wanted`. With `own`, the pages are ours, so that the continuation of a line must begin half a column
 * off. On other pages it may begin anywhere: such a line is a doubt, unless the whole line would have fitted on its row.
 */
export function judgeTexts(wanted: Blocks, pages: Texts, own: boolean): Judgement {
  // Both orders are tried: elements that CSS positions are painted late, and in two columns the row below does not follow.
  const down = judgeRows(wanted, rowsOf(downwards(pages)), own);
  if (down.flaws.length === 0) return down;
  const painted = judgeRows(wanted, rowsOf(pages), own);
  return painted.flaws.length < down.flaws.length ? painted : down;
}

function judgeRows(wanted: Blocks, rows: readonly Row[], own: boolean): Judgement {
  const listings = matchListings(wanted, rows);
  // A file that wraps lines half a column off was set by our rule, whoever hands it on.
  const ours =
    own || listings.some((listing) => listing.matches.some((one) => one && wrapsAsOurs(one, listing)));
  const flaws: string[] = [];
  const doubts: string[] = [];
  for (const listing of listings) {
    const { from, lines, matches, end, widest } = listing;
    for (const [index, line] of lines.entries()) {
      const found = matches[index];
      const page = (row: Row | undefined) => (row?.page ?? 0) + 1;
      if (!found && hasItsLetters(rows, listing, index)) continue;
      if (!found) flaws.push(`${lost(line, from)}${instead(rows, matches, index, end)}`);
      else if (found.pieces.length < 2 || wrapsAsOurs(found, listing)) continue;
      else if (hadRoom(line, found.pieces, widest) || (ours && canTell(found, listing)))
        flaws.push(`${split(line, from)} on page ${page(found.pieces[0])}`);
      else
        doubts.push(
          `Cannot tell whether the line \`${line.trim()}\` of a listing of \`${from}\` is wrapped or broken on page ${page(found.pieces[1])}`,
        );
    }
  }
  return { flaws, doubts };
}

/**
 * A listing's lines, except those that fold to nothing, each with its rows (none if it is not found), and the end of the
 * last. `starts` has a row that begins a line, for each page. `size` is the smallest type size, since other scripts are set
 * a little larger than the type of the columns. `widest` is the right end of the longest row.
 */
type Listing = Readonly<{
  from: string;
  lines: readonly string[];
  matches: readonly (Found | undefined)[];
  end: number;
  starts: ReadonlyMap<number, Row>;
  size: number;
  widest: number;
}>;

function matchListings(wanted: Blocks, rows: readonly Row[]): readonly Listing[] {
  let at = 0;
  return wanted.map(({ from, lines: all }) => {
    const lines = all.filter((line) => foldCode(line) !== '');
    const keys = lines.map(foldCode);
    const missing = (matched: Matched) => matched.matches.filter((one) => !one).length;
    let best: Matched | undefined;
    let start = at;
    for (let tries = 0; tries < beginnings && (!best || missing(best) > 0); tries += 1) {
      const first =
        find(rows, keys[0] ?? '', start, rows.length) ?? (tries === 0 && find(rows, keys[0] ?? '', 0, at));
      if (!first) break;
      const found = matchLines(rows, keys, first.at);
      if (!best || missing(found) < missing(best)) best = found;
      start = first.at + 1;
    }
    best ??= matchLines(rows, keys, at);
    at = best.end;
    return { from, lines, ...best, ...extentOf(best.matches) };
  });
}

function extentOf(matches: Matched['matches']): Pick<Listing, 'starts' | 'size' | 'widest'> {
  const found = matches.filter((one) => one !== undefined);
  const rows = found.flatMap(({ pieces }) => pieces);
  const size = rows.reduce((least, row) => Math.min(least, row.size), Number.POSITIVE_INFINITY);
  const widest = rows.reduce((most, row) => Math.max(most, row.right), 0);
  const byPage = new Map<number, Row[]>();
  for (const { pieces } of found) {
    const [first] = pieces;
    if (!first) continue;
    const others = byPage.get(first.page);
    if (others) others.push(first);
    else byPage.set(first.page, [first]);
  }
  // An indent may fill a whole row, so that the rest of its line begins off the columns. The row that most agree with counts.
  const starts = new Map(
    [...byPage].map(([page, firsts]) => {
      const agree = (row: Row) =>
        firsts.filter(({ left }) => Math.abs(offset(left - row.left, size * column)) < tolerance).length;
      return [page, firsts.reduce((best, row) => (agree(row) > agree(best) ? row : best))] as const;
    }),
  );
  return { starts, size, widest };
}

/** Whether all continuations of a line begin between two of the columns in which the listing's lines begin. */
function wrapsAsOurs({ pieces }: Found, { starts, size }: Listing): boolean {
  return (
    pieces.length > 1 &&
    pieces.slice(1).every((row) => {
      const start = starts.get(row.page);
      return start && Math.abs(offset(row.left - start.left, size * column)) >= 0.5 - tolerance;
    })
  );
}

/** Whether each continuation has on its page a row that begins a line, which gives the position of the columns. */
function canTell({ pieces }: Found, { starts }: Listing): boolean {
  return pieces.slice(1).every((row) => starts.has(row.page));
}

/** The distance of a length from the nearest whole number of columns, in columns: from -0.5 to 0.5. */
function offset(distance: number, wide: number): number {
  const columns = distance / wide;
  return columns - Math.round(columns);
}

/** Whether the whole line would have fitted on its first row, estimated from the widest of its letters. */
function hadRoom(line: string, pieces: readonly Row[], widest: number): boolean {
  const [first] = pieces;
  if (!first || leftwardLetters.test(line)) return false;
  const letter = Math.max(
    ...pieces.map(({ left, right, text }) => (right - left) / Math.max(1, [...text].length)),
  );
  const visible = [...line.trim().replaceAll('\t', '    ')].length;
  return first.left + (visible + 1) * letter < widest;
}

type Matched = Pick<Listing, 'matches' | 'end'>;

function matchLines(rows: readonly Row[], keys: readonly string[], at: number): Matched {
  let end = at;
  const matches = keys.map((key) => {
    const found = find(rows, key, end, 2 * between);
    if (found) end = found.end;
    return found;
  });
  return { matches, end };
}

type Found = Readonly<{ pieces: readonly Row[]; at: number; end: number }>;

/** Finds a text in the rows from `from` on, of which `reach` at most are not it. */
function find(rows: readonly Row[], key: string, from: number, reach: number): Found | undefined {
  let passed = 0;
  for (let at = from; at < rows.length && passed < reach; at += 1) {
    const found = match(rows, key, at);
    if (found) return found;
    if (!isNumber(rows[at])) passed += 1;
  }
  return undefined;
}

/** Whether a row has only the numbers of lines and callouts, which pages have before or after all the lines of a listing. */
function isNumber(row: Row | undefined): boolean {
  return row !== undefined && /^[\d\s+\u2212]+$/.test(row.text);
}

/** The rows from `at` on that together are one text, without the rows between two pages. */
function match(rows: readonly Row[], key: string, at: number): Found | undefined {
  const row = rows[at];
  if (!row || row.key === '') return undefined;
  const rest = after(key, row.key);
  if (rest === undefined) return undefined;
  if (rest === '') return { pieces: [row], at, end: at + 1 };
  // In a right-to-left list, the item's number comes after the row.
  let first = at + 1;
  while (rows[first]?.page === row.page && Math.abs((rows[first]?.y ?? 0) - row.y) < sameRow) first += 1;
  for (let next = first, passed = 0; next < rows.length && passed <= between; next += 1) {
    if (!isNumber(rows[next])) passed += 1;
    if (next > first && rows[next]?.page === row.page) continue;
    const found = match(rows, rest, next);
    if (found) return { pieces: [row, ...found.pieces], at, end: found.end };
  }
  return undefined;
}

/**
 * Whether the letters of a line that is partly right-to-left, and of the missing lines beside it, are all there. Where both
 * directions meet on a line, programs that read a file differ in the order of its stretches, and mirror some signs.
 */
function hasItsLetters(rows: readonly Row[], { lines, matches, end }: Listing, index: number): boolean {
  if (!leftwardLetters.test(lines[index] ?? '')) return false;
  const first = matches.findLastIndex((one, at) => at < index && one !== undefined) + 1;
  const next = matches.findIndex((one, at) => at > index && one !== undefined);
  const wanted = lettersIn(
    lines
      .slice(first, next < 0 ? lines.length : next)
      .map(foldCode)
      .join(''),
  );
  const before = matches[first - 1];
  const after = matches[next];
  if (before && after) return lettersIn(keysOf(rows.slice(before.end, after.at))) === wanted;
  // At an end of the listing, as many rows are taken as have the line's number of letters.
  for (let count = 1; count <= 2 * between; count += 1) {
    const from = after ? after.at - count : (before?.end ?? end);
    const letters = lettersIn(keysOf(rows.slice(Math.max(0, from), after ? after.at : from + count)));
    if (letters.length >= wanted.length) return letters === wanted;
  }
  return false;
}

function keysOf(rows: readonly Row[]): string {
  return rows.map(({ key }) => key).join('');
}

/** The letters and digits of a text, sorted. */
function lettersIn(text: string): string {
  return [...text.replace(/[^\p{L}\p{N}]/gu, '')].sort().join('');
}

/** The text at the place of a missing line, for its failure: the row after the last row that was found before it. */
function instead(rows: readonly Row[], matches: Listing['matches'], index: number, end: number): string {
  const before = matches.slice(0, index).findLast((one) => one !== undefined);
  const row = rows[before?.end ?? (matches.some(Boolean) ? end : -1)];
  return row ? `: page ${row.page + 1} has \`${row.text.slice(0, 60)}\` there` : '';
}

/**
 * The rest of a text after `part`; undefined if it does not begin with it. In a file, right-to-left letters are in the order
 * of drawing, from either side, and brackets among them are mirrored, so that only the sets of letters are compared. Arabic
 * letters may be there twice, since fonts draw some in pieces that all map to the letter.
 */
function after(text: string, part: string): string | undefined {
  if (text.startsWith(part)) return text.slice(part.length);
  if (!leftwardLetters.test(part)) return undefined;
  const rest = [...text];
  let repeated = 0;
  const unmirroredRest = [...unmirrored(text)];
  for (const letter of unmirrored(part)) {
    const at = unmirroredRest.indexOf(letter);
    if (at >= 0) for (const letters of [rest, unmirroredRest]) letters.splice(at, 1);
    else if (!/\p{Script=Arabic}/u.test(letter) || !text.includes(letter)) return undefined;
    else repeated += 1;
  }
  // More than one and a half times as many letters are another text.
  if (repeated > part.length / 2) return undefined;
  return rest.join('');
}

/** A text with each closing bracket replaced by the opening one. */
function unmirrored(text: string): string {
  return text.replace(/[)\]}>»›]/g, (bracket) => '([{<«‹'.charAt(')]}>»›'.indexOf(bracket)));
}

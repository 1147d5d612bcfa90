// Listings held against the lines of pages: every line is there, and one that goes on below is seen to go on.

import type { Texts } from '../model/placed-text.ts';
import { leftwardLetters } from '../settings/direction.ts';
import { type Blocks, lost, split } from './blocks.ts';
import { downwards, foldCode, type Row, rowsOf, sameRow } from './rows.ts';

/** What was found: lines that are not there or are broken in two, and those of which nothing can be told. */
export type Judgement = Readonly<{ flaws: readonly string[]; doubts: readonly string[] }>;

/** So many rows may stand between two of a listing where a page ends: notes, and folio and running head that no file marks. */
const between = 8;

/** A listing may begin as others do: so many beginnings are tried. */
const beginnings = 30;

/**
 * Our own pages set code in columns of this many sizes of the type (Source Code Pro's advance), and begin what goes on of a
 * line half a column off them (templates/print/code.css): no line of code begins there.
 */
const column = 0.6;

/** How far from the middle between two columns a row may begin and still be told from one that begins at a column. */
const tolerance = 0.2;

/**
 * Judges the lines of `wanted`. `own`: the pages are ours, so that a row that goes on must begin where ours do. In another's
 * it may begin anywhere: such a line is only doubted, unless all of it had room on its row.
 */
export function judgeTexts(wanted: Blocks, pages: Texts, own: boolean): Judgement {
  // What CSS positions is painted after its neighbours; in two columns, what stands below is not what follows.
  const down = judgeRows(wanted, rowsOf(downwards(pages)), own);
  if (down.flaws.length === 0) return down;
  const painted = judgeRows(wanted, rowsOf(pages), own);
  return painted.flaws.length < down.flaws.length ? painted : down;
}

function judgeRows(wanted: Blocks, rows: readonly Row[], own: boolean): Judgement {
  const listings = matchListings(wanted, rows);
  // A file in which lines go on as ours do was set by our rule, whoever hands it on.
  const ours =
    own || listings.some((listing) => listing.matches.some((one) => one && goesOnAsOurs(one, listing)));
  const flaws: string[] = [];
  const doubts: string[] = [];
  for (const listing of listings) {
    const { from, lines, matches, end, widest } = listing;
    for (const [index, line] of lines.entries()) {
      const found = matches[index];
      const page = (row: Row | undefined) => (row?.page ?? 0) + 1;
      if (!found && hasItsLetters(rows, listing, index)) continue;
      if (!found) flaws.push(`${lost(line, from)}${instead(rows, matches, index, end)}`);
      else if (found.pieces.length < 2 || goesOnAsOurs(found, listing)) continue;
      else if (hadRoom(line, found.pieces, widest) || (ours && canTell(found, listing)))
        flaws.push(`${split(line, from)} on page ${page(found.pieces[0])}`);
      else
        doubts.push(
          `Cannot tell whether the line \`${line.trim()}\` of a listing of \`${from}\` goes on or is broken on page ${page(found.pieces[1])}`,
        );
    }
  }
  return { flaws, doubts };
}

/**
 * A listing's lines but those that fold to nothing, the rows of each (none where it is not found), and where the last ends.
 * `starts` has a row with which a line begins for each page, `size` is that of the smallest type (other scripts are set a
 * little larger than the one that makes the columns), and `widest` how far the rows reach.
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
  // Where an indent alone has filled a row, what is seen of the line begins off the columns: most lines tell where these are.
  const starts = new Map(
    [...byPage].map(([page, firsts]) => {
      const agree = (row: Row) =>
        firsts.filter(({ left }) => Math.abs(offset(left - row.left, size * column)) < tolerance).length;
      return [page, firsts.reduce((best, row) => (agree(row) > agree(best) ? row : best))] as const;
    }),
  );
  return { starts, size, widest };
}

/** Whether all that goes on of a line begins between two of the columns at which the listing's lines begin. */
function goesOnAsOurs({ pieces }: Found, { starts, size }: Listing): boolean {
  return (
    pieces.length > 1 &&
    pieces.slice(1).every((row) => {
      const start = starts.get(row.page);
      return start && Math.abs(offset(row.left - start.left, size * column)) >= 0.5 - tolerance;
    })
  );
}

/** Whether there is a line on the page of each row that goes on, from which its column can be told. */
function canTell({ pieces }: Found, { starts }: Listing): boolean {
  return pieces.slice(1).every((row) => starts.has(row.page));
}

/** How far a distance is from a whole number of columns, in columns: from -0.5 to 0.5. */
function offset(distance: number, wide: number): number {
  const columns = distance / wide;
  return columns - Math.round(columns);
}

/** Whether all of a line would have stood on its first row, going by the widest of its letters. */
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

function find(rows: readonly Row[], key: string, from: number, reach: number): Found | undefined {
  for (let at = from; at < Math.min(rows.length, from + reach); at += 1) {
    const found = match(rows, key, at);
    if (found) return found;
  }
  return undefined;
}

/** The rows from `at` on that are one text together, but for what stands between two pages. */
function match(rows: readonly Row[], key: string, at: number): Found | undefined {
  const row = rows[at];
  if (!row || row.key === '') return undefined;
  const rest = after(key, row.key);
  if (rest === undefined) return undefined;
  if (rest === '') return { pieces: [row], at, end: at + 1 };
  // In a list that runs leftward the item's number stands behind the row.
  let first = at + 1;
  while (rows[first]?.page === row.page && Math.abs((rows[first]?.y ?? 0) - row.y) < sameRow) first += 1;
  for (let next = first; next <= first + between; next += 1) {
    if (next > first && rows[next]?.page === row.page) continue;
    const found = match(rows, rest, next);
    if (found) return { pieces: [row, ...found.pieces], at, end: found.end };
  }
  return undefined;
}

/**
 * Whether a line that is partly written leftward, and those missing beside it, are there letter by letter. Where both
 * directions meet on a line, readers of a file give its stretches in orders of their own, and signs as their mirror images.
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
  // At an end of the listing: as many rows as have so many letters.
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

/** What stands where a line is missing: the row after the last one before it that was found. */
function instead(rows: readonly Row[], matches: Listing['matches'], index: number, end: number): string {
  const before = matches.slice(0, index).findLast((one) => one !== undefined);
  const row = rows[before?.end ?? (matches.some(Boolean) ? end : -1)];
  return row ? `: page ${row.page + 1} has \`${row.text.slice(0, 60)}\` there` : '';
}

/**
 * What of a text comes after `part`; undefined where it doesn't begin so. Letters written from right to left stand in a file
 * in the order of their drawing, from either side, and brackets among them are drawn as their mirror images: only which
 * letters there are can be compared. (Arabic ones may be there twice, since fonts draw some in pieces that all have the
 * letter's name.)
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
  // More letters than half of them again are another text.
  if (repeated > part.length / 2) return undefined;
  return rest.join('');
}

/** A text with each bracket as the opening one of its pair. */
function unmirrored(text: string): string {
  return text.replace(/[)\]}>»›]/g, (bracket) => '([{<«‹'.charAt(')]}>»›'.indexOf(bracket)));
}

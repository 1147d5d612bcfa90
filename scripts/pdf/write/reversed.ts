// Rewrites letters with marks in Arabic and Hebrew so that PDF readers extract their text in the right order.

import { type Operation, operations } from '../operators.ts';
import { short, type Widths } from './glyph-runs.ts';

/** Chromium's tag for text that is shown from left to right and read from right to left (ISO 32000-1, 14.8.2.5.3). */
const begin = '/ReversedChars';

/** Matches an `ActualText` of two letters or more, in UTF-16. */
const spelled = /^<feff((?:[0-9a-f]{4}){2,})>$/i;
/** Matches a single two-byte glyph. */
const glyph = /^<([0-9a-f]{4})>$/i;

/** An operation, and its text with everything from the end of the operation before it. */
type Written = Pick<Operation, 'operator' | 'operands'> & Readonly<{ text: string }>;

/**
 * Reverses each `ActualText` in the reversed text of a content stream, and puts letters before their marks. PDFium and
 * Poppler reverse a line of right-to-left writing, even an `ActualText` in it that is in the right order: `ضً` would be
 * copied as `ًض`. The stream must come from `gatherGlyphs`. `fonts` gives the widths of a font by its resource name.
 */
export function orderReversed(content: string, fonts: (name: string) => Widths | undefined): string {
  if (!content.includes(begin)) return content;
  let done = 0;
  const all = [...operations(content)].map(({ operator, operands, end }): Written => {
    const text = content.slice(done, end);
    done = end;
    return { operator, operands, text };
  });
  let depth = 0;
  let widths: Widths | undefined;
  let size = 1;
  const setFont = ({ operator, operands }: Written) => {
    if (operator !== 'Tf') return;
    widths = fonts(String(operands[0]).slice(1));
    size = Number(operands[1]);
  };
  for (let at = 0; at < all.length; at += 1) {
    const one = all[at] as Written;
    setFont(one);
    if (one.operands[0] === begin || (depth > 0 && opens(one))) depth += 1;
    else if (one.operator === 'EMC' && depth > 0) depth -= 1;
    const letters = depth > 0 ? spelledBy(one) : undefined;
    if (letters === undefined) continue;
    all[at] = written('BDC', `/Span<</ActualText <FEFF${reverse(letters.toUpperCase())}> >>`);
    const end = indexFrom(all, at, ({ operator }) => operator === 'EMC');
    all.slice(at, end).forEach(setFont);
    const first = indexFrom(all, at, ({ operator }) => operator === 'Td');
    const after = indexFrom(all, end, (other) => !opens(other) && other.operator !== 'EMC');
    const follows = all[after];
    if (!widths || first >= end || !(follows?.operator === 'ET' || follows?.operator === 'Td')) continue;
    const ordered = letterFirst(all.slice(first, end), (code) => ((widths?.(code) ?? 0) * size) / 1000);
    if (!ordered) continue;
    // What follows was placed relative to the letter, and is now relative to the last mark.
    if (follows.operator === 'Td') {
      const [x, y] = placeOf(follows);
      all[after] = moveBy(x + ordered.back.x, y + ordered.back.y);
    }
    all.splice(first, end - first, ...ordered.written);
  }
  return all.map(({ text }) => text).join('') + content.slice(done);
}

function opens({ operator }: Written): boolean {
  return operator === 'BMC' || operator === 'BDC';
}

/** Gives the hexadecimal digits of an `ActualText`, if the operation begins marked content with that property alone. */
function spelledBy({ operator, operands }: Written): string | undefined {
  const [tag, key, letters] = operands;
  if (operator !== 'BDC' || operands.length !== 3 || tag !== '/Span' || key !== '/ActualText')
    return undefined;
  return spelled.exec(String(letters))?.[1];
}

function indexFrom(all: readonly Written[], from: number, test: (one: Written) => boolean): number {
  let at = from;
  for (let one = all[at]; one && !test(one); one = all[at]) at += 1;
  return at;
}

/** Reverses the order of code points, which have four or eight digits each. */
function reverse(digits: string): string {
  return (digits.match(/D[89AB]..D[C-F]..|..../g) ?? []).reverse().join('');
}

/**
 * Puts a letter before its marks if Chromium shows it after them and they are higher or lower than the line, where PDFium
 * would begin a new line. Gives undefined if it need not be moved. `back` is the vector from the last mark to the letter.
 */
function letterFirst(all: readonly Written[], advance: (code: number) => number) {
  const shown: { x: number; y: number; glyphs: string; show: Written }[] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < all.length; at += 2) {
    const [move, show] = [all[at], all[at + 1]];
    if (move?.operator !== 'Td' || show?.operator !== 'Tj') return undefined;
    const [across, up] = placeOf(move);
    x += across;
    y += up;
    shown.push({ x, y, glyphs: String(show.operands[0]), show });
  }
  const letter = shown.at(-1);
  const marks = shown.slice(0, -1);
  const last = marks.at(-1);
  const code = glyph.exec(letter?.glyphs ?? '')?.[1];
  if (!letter || !last || code === undefined || marks[0]?.y === letter.y) return undefined;
  if (!marks.every(({ glyphs }) => glyph.test(glyphs))) return undefined;
  let pen = { x: 0, y: 0 };
  const place = (one: (typeof shown)[number]) => {
    const move = moveBy(one.x - pen.x, one.y - pen.y);
    pen = one;
    return [move, one.show];
  };
  // Poppler takes the end of the last glyph as the end of all, and would see a gap after a mark, which has no width.
  const room = letter.x + advance(Number.parseInt(code, 16)) - last.x;
  const wide = [...place(letter), ...marks.slice(0, -1).flatMap(place)];
  return {
    written: [...wide, written('Tc', short(room)), ...place(last), written('Tc', 0)],
    back: { x: letter.x - last.x, y: letter.y - last.y },
  };
}

function placeOf({ operands: [x = 0, y = 0] }: Written): readonly [number, number] {
  return [Number(x), Number(y)];
}

function moveBy(x: number, y: number): Written {
  return written('Td', short(x), short(y));
}

function written(operator: string, ...operands: readonly (number | string)[]): Written {
  return { operator, operands, text: `\n${[...operands, operator].join(' ')}` };
}

// Content read and written byte by byte: strings for each of a book's half a million lines take half as long again.

/** A line that shows glyphs: how far it moves the line's beginning before, if it does; its digits from `from` to before `to`. */
export type Show = { moves: boolean; across: number; down: number; from: number; to: number };

const code = (letter: string) => letter.charCodeAt(0);
const letters = {
  space: code(' '),
  newline: code('\n'),
  less: code('<'),
  greater: code('>'),
  T: code('T'),
  d: code('d'),
  j: code('j'),
  minus: code('-'),
  point: code('.'),
  zero: code('0'),
  nine: code('9'),
} as const;

/** What a hexadecimal digit counts, by its letter; 16: it is none. */
const values = new Uint8Array(256).fill(16);
for (const digit of '0123456789abcdefABCDEF') values[code(digit)] = Number.parseInt(digit, 16);

/** Digits of a glyph of two bytes. */
export const glyphDigits = 4;

/** A number of at most so many digits is exact, and so is any power of ten up to that. */
const exact = 15;

/** Where the line ends that begins at `start`: at its newline, or the content's end. */
export function lineEnd(bytes: Uint8Array, start: number): number {
  return endAt(bytes, start, bytes.length, letters.newline);
}

/** Where the next `letter` stands from `start` on; `limit` where none does before that. */
function endAt(bytes: Uint8Array, start: number, limit: number, letter: number): number {
  let at = start;
  while (at < limit && bytes[at] !== letter) at += 1;
  return at;
}

/**
 * Reads the line from `start` to before `end`, if it is one like `9.6 0 Td <0027> Tj` or `<0027> Tj` with glyphs of two
 * bytes, into `show`; whether it is one. Skia, Chromium's PDF writer, puts one operator a line, but for this pair.
 */
export function readShow(bytes: Uint8Array, start: number, end: number, show: Show): boolean {
  const to = end - 4;
  if (to <= start || bytes[end - 1] !== letters.j || bytes[end - 2] !== letters.T) return false;
  if (bytes[end - 3] !== letters.space || bytes[to] !== letters.greater) return false;
  let at = start;
  show.moves = bytes[start] !== letters.less;
  show.across = 0;
  show.down = 0;
  if (show.moves) {
    const first = endAt(bytes, start, to, letters.space);
    const second = endAt(bytes, first + 1, to, letters.space);
    show.across = numberIn(bytes, start, first);
    show.down = numberIn(bytes, first + 1, second);
    if (!(Number.isFinite(show.across) && Number.isFinite(show.down))) return false;
    at = second + 4;
    if (
      bytes[second + 1] !== letters.T ||
      bytes[second + 2] !== letters.d ||
      bytes[second + 3] !== letters.space
    )
      return false;
  }
  if (bytes[at] !== letters.less) return false;
  show.from = at + 1;
  show.to = to;
  if (to <= show.from || (to - show.from) % glyphDigits !== 0) return false;
  for (at = show.from; at < to; at += 1) if (values[bytes[at] ?? 0] === 16) return false;
  return true;
}

/** The number that stands from `from` to before `to`; not a number where it is none, or one that nobody writes. */
function numberIn(bytes: Uint8Array, from: number, to: number): number {
  const first = bytes[from] === letters.minus ? from + 1 : from;
  if (to <= first || to - first > exact) return Number.NaN;
  let [digits, scale] = [0, 0];
  for (let at = first; at < to; at += 1) {
    const letter = bytes[at] ?? 0;
    if (letter >= letters.zero && letter <= letters.nine) {
      digits = digits * 10 + letter - letters.zero;
      scale *= 10;
    } else if (letter === letters.point && scale === 0) scale = 1;
    else return Number.NaN;
  }
  const value = scale > 1 ? digits / scale : digits;
  return first === from ? value : -value;
}

/** The glyph whose digits begin at `at`. */
export function glyphAt(bytes: Uint8Array, at: number): number {
  let glyph = 0;
  for (let digit = at; digit < at + glyphDigits; digit += 1)
    glyph = glyph * 16 + (values[bytes[digit] ?? 0] ?? 0);
  return glyph;
}

/** Bytes that grow at their end. */
export class Bytes {
  #bytes: Uint8Array;
  length = 0;

  constructor(room: number) {
    this.#bytes = new Uint8Array(room);
  }

  /** Puts a text of ASCII letters. */
  text(text: string): void {
    this.#makeRoom(text.length);
    for (let at = 0; at < text.length; at += 1) this.#bytes[this.length + at] = text.charCodeAt(at);
    this.length += text.length;
  }

  /** Puts a part of `source`. */
  part(source: Uint8Array, from: number, to: number): void {
    this.#makeRoom(to - from);
    for (let at = from; at < to; at += 1) this.#bytes[this.length + at - from] = source[at] ?? 0;
    this.length += to - from;
  }

  /** All of it as Latin-1. */
  toString(): string {
    return Buffer.from(this.#bytes.buffer, 0, this.length).toString('latin1');
  }

  /** Puts all of another. */
  all(other: Bytes): void {
    this.part(other.#bytes, 0, other.length);
  }

  #makeRoom(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * (this.length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

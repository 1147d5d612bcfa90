// Content read and written byte by byte: strings for each of a book's half a million lines take three times as long.

/** A line that shows glyphs: how far it moves the line's beginning before, if it does; its digits from `from` to before `to`. */
export type Show = { moves: boolean; across: number; down: number; from: number; to: number };

const code = (letter: string) => letter.charCodeAt(0);
const [space, less, greater, capital, small] = [...' <>Tj'].map(code) as [
  number,
  number,
  number,
  number,
  number,
];
const [minus, point, zero, nine, newline] = [...'-.09\n'].map(code) as [
  number,
  number,
  number,
  number,
  number,
];

/** What a hexadecimal digit counts, by its letter; 16: it is none. */
const values = new Uint8Array(256).fill(16);
for (const digit of '0123456789abcdefABCDEF') values[code(digit)] = Number.parseInt(digit, 16);

/** Digits of a glyph of two bytes. */
export const glyphDigits = 4;

/** A number of at most so many digits is exact, and so is any power of ten up to that. */
const exact = 15;

/** Where the line ends that begins at `start`: at its newline, or the content's end. */
export function lineEnd(bytes: Uint8Array, start: number): number {
  let end = start;
  while (end < bytes.length && bytes[end] !== newline) end += 1;
  return end;
}

/**
 * Reads the line from `start` to before `end`, if it is one like `9.6 0 Td <0027> Tj` or `<0027> Tj` with glyphs of two
 * bytes, into `show`; whether it is one. Skia, Chromium's PDF writer, puts one operator a line, but for this pair.
 */
export function readShow(bytes: Uint8Array, start: number, end: number, show: Show): boolean {
  const to = end - 4;
  if (to <= start || bytes[end - 1] !== small || bytes[end - 2] !== capital) return false;
  if (bytes[end - 3] !== space || bytes[to] !== greater) return false;
  let at = start;
  show.moves = bytes[start] !== less;
  show.across = 0;
  show.down = 0;
  if (show.moves) {
    const first = wordEnd(bytes, start, to);
    const second = wordEnd(bytes, first + 1, to);
    show.across = numberIn(bytes, start, first);
    show.down = numberIn(bytes, first + 1, second);
    if (!(Number.isFinite(show.across) && Number.isFinite(show.down))) return false;
    at = second + 4;
    if (bytes[second + 1] !== capital || bytes[second + 2] !== code('d') || bytes[second + 3] !== space)
      return false;
  }
  if (bytes[at] !== less) return false;
  show.from = at + 1;
  show.to = to;
  if (to <= show.from || (to - show.from) % glyphDigits !== 0) return false;
  for (at = show.from; at < to; at += 1) if (values[bytes[at] ?? 0] === 16) return false;
  return true;
}

function wordEnd(bytes: Uint8Array, start: number, limit: number): number {
  let at = start;
  while (at < limit && bytes[at] !== space) at += 1;
  return at;
}

/** The number that stands from `from` to before `to`; not a number where it is none, or one that nobody writes. */
function numberIn(bytes: Uint8Array, from: number, to: number): number {
  const first = bytes[from] === minus ? from + 1 : from;
  if (to <= first || to - first > exact) return Number.NaN;
  let [digits, scale] = [0, 0];
  for (let at = first; at < to; at += 1) {
    const letter = bytes[at] ?? 0;
    if (letter >= zero && letter <= nine) {
      digits = digits * 10 + letter - zero;
      scale *= 10;
    } else if (letter === point && scale === 0) scale = 1;
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

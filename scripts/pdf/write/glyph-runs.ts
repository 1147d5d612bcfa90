// Glyphs gathered to runs: Chromium places nearly each one by itself, which makes files half as large again and slow to read.

/** The advance of a glyph in thousandths of the type's size; undefined where the font is none of two-byte glyphs. */
export type Widths = (glyph: number) => number;

/** What else moves the pen, or shows glyphs (ISO 32000-1, 9.3 and 9.4): content with any of it is left as it is. */
const moves = /(?:^|[\s)\]>])(?:Tc|Tw|Tz|TL|TD|T\*|TJ|Tj|'|")$/;

/**
 * The glyph of a space, spelled out as what it stands for: a soft hyphen, which takes no room, or a no-break space, which
 * a reader may as well have as a space. Where a word is divided, a hyphen of its own follows at the line's end.
 */
const softHyphen = '/Span<</ActualText <FEFF00AD> >> BDC';
const hardSpace = '/Span<</ActualText <FEFF00A0> >> BDC';
const lineHyphen = '/Span<</ActualText <FEFF2010> >> BDC';

/** From this on (thousandths of the size) a glyph stands elsewhere than its font would have it. */
const least = 0.5;

/**
 * A content stream with its glyphs in runs, each where it was to less than a thousandth of its size. Soft hyphens
 * where no word is divided are left out, and no-break spaces not spelled out: readers would find them in what they copy.
 * Where one is, its hyphen is spelled as a soft one (ISO 32000-1, 14.8.2.2.3). `fonts` gives the widths of a font by its name.
 */
export function gatherGlyphs(content: string, fonts: (name: string) => Widths | undefined): string {
  if (!content.includes('> Tj')) return content;
  const source = Buffer.from(content, 'latin1');
  const out = new Bytes(source.length);
  let widths: Widths | undefined;
  let size = 1;
  // Of the line that is written on: where it begins and where the pen is, in the source; where it begins in what is put out.
  let [base, pen, put] = [0, 0, 0];
  let [fresh, divided] = [true, false];
  const run = new Bytes(1024);
  let [running, moved] = [false, false];
  const shown: Show = { moves: false, across: 0, down: 0, from: 0, to: 0 };
  const next: Show = { ...shown };

  const flush = () => {
    if (!running) return;
    out.text(moved ? '[<' : '<');
    out.all(run);
    out.text(moved ? '>] TJ\n' : '> Tj\n');
    running = false;
  };
  const begin = (at: number, down: number) => {
    flush();
    // The reader's pen is where the last run ended, unless the line has just begun.
    if (!fresh || at !== 0 || down !== 0) out.text(`${short(at - put)} ${short(down)} Td\n`);
    fresh = false;
    put = at;
    running = true;
    moved = false;
    run.length = 0;
  };
  // Writes what is `shown`.
  const write = (advance: Widths) => {
    base += shown.across;
    const at = shown.moves ? base : pen;
    const gap = ((pen - at) * 1000) / size;
    if (!running || shown.down !== 0 || Math.abs(gap) > 5000) {
      begin(at, shown.down);
      pen = at;
    } else if (Math.abs(gap) >= least) {
      run.text(`> ${Number(gap.toFixed(2))} <`);
      moved = true;
      pen = at;
    } // What is too little to be told is not lost: the pen is where the reader's is.
    run.part(source, shown.from, shown.to);
    for (let index = shown.from; index < shown.to; index += glyphDigits)
      pen += (advance(glyphAt(source, index)) * size) / 1000;
  };

  for (let start = 0, end = 0; start <= source.length; start = end + 1) {
    end = lineEnd(source, start);
    if (widths && readShow(source, start, end, shown)) {
      write(widths);
      continue;
    }
    const line = content.slice(start, end);
    const ahead = lineEnd(source, end + 1);
    if (line === hardSpace && widths && isLine(ahead + 1, 'EMC') && readShow(source, end + 1, ahead, shown)) {
      write(widths);
      end = lineEnd(source, ahead + 1);
    } else if (line === softHyphen && widths && isUnseen(end + 1, ahead)) {
      base += shown.across;
      end = lineEnd(source, ahead + 1);
      divided = isLine(end + 1, 'ET');
    } else {
      // Also what is shown in a font whose widths are not known.
      if (moves.test(line)) return content;
      flush();
      out.text(divided && line === lineHyphen ? softHyphen : line);
      if (end < source.length) out.text('\n');
      if (line === 'EMC') divided = false;
      if (line.endsWith(' Tf')) {
        const [name = '', points] = line.split(' ');
        widths = fonts(name.slice(1));
        size = Number(points) || 1;
      } else if (line.endsWith(' Tm') || line === 'BT') {
        [base, pen, put] = [0, 0, 0];
        fresh = true;
      }
    }
  }
  flush();
  return out.toString();

  function isLine(start: number, line: string): boolean {
    return content.startsWith(line, start) && lineEnd(source, start) === start + line.length;
  }

  /** Whether the soft hyphen shown on a line takes no room: what follows it stands where it does, or nothing follows. */
  function isUnseen(start: number, end: number): boolean {
    if (!readShow(source, start, end, shown) || shown.to - shown.from !== glyphDigits) return false;
    if (shown.down !== 0 || !isLine(end + 1, 'EMC')) return false;
    let after = end + 5;
    if (isLine(after, 'ET')) return true;
    while (/(?:BDC|EMC)$/.test(content.slice(after, lineEnd(source, after))))
      after = lineEnd(source, after) + 1;
    if (!readShow(source, after, lineEnd(source, after), next) || !next.moves || next.down !== 0)
      return false;
    const at = shown.moves ? base + shown.across : pen;
    return Math.abs(base + shown.across + next.across - at) < size / 1000;
  }
}

/** A length as it is written: to a hundred-thousandth of a unit. */
export function short(length: number): number {
  return Number(length.toFixed(5));
}

/** A line that shows glyphs: how far it moves the line's beginning before, if it does; its digits from `from` to before `to`. */
type Show = { moves: boolean; across: number; down: number; from: number; to: number };

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
const glyphDigits = 4;

/** A number of at most so many digits is exact, and so is any power of ten up to that. */
const exact = 15;

/** Where the line ends that begins at `start`: at its newline, or the content's end. */
function lineEnd(bytes: Uint8Array, start: number): number {
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
 * bytes, into `show`; whether it is one. Skia, Chromium's PDF writer, puts one operator a line, but for this pair. Not by
 * `operations`: a page has thousands of such lines, and gathering them would take more than twice as long.
 */
function readShow(bytes: Uint8Array, start: number, end: number, show: Show): boolean {
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
function glyphAt(bytes: Uint8Array, at: number): number {
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

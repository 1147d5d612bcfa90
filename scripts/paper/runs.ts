// Glyphs gathered to runs: Chromium places nearly each one by itself, which makes files half as large again and slow to read.

import { Bytes, glyphAt, glyphDigits, lineEnd, readShow, type Show } from './pen.ts';

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

function short(length: number): number {
  return Number(length.toFixed(5));
}

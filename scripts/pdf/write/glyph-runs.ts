// Glyphs gathered to runs: Chromium places nearly each one by itself, which makes files half as large again and slow to read.

import { type Operation, operations } from '../operators.ts';

/** The advance of a glyph in thousandths of the type's size; undefined where the font is none of two-byte glyphs. */
export type Widths = (glyph: number) => number;

/** What else moves the pen, or shows glyphs (ISO 32000-1, 9.3 and 9.4): content with any of it is left as it is. */
const moves = new Set(['Tc', 'Tw', 'Tz', 'TL', 'Td', 'TD', 'T*', 'TJ', 'Tj', "'", '"']);

/**
 * The glyph of a space, spelled out as what it stands for: a soft hyphen, which takes no room, or a no-break space, which
 * a reader may as well have as a space. Where a word is divided, a hyphen of its own follows at the line's end.
 */
const softHyphen = '/Span<</ActualText <FEFF00AD> >> BDC';
const hardSpace = '/Span<</ActualText <FEFF00A0> >> BDC';
const lineHyphen = '/Span<</ActualText <FEFF2010> >> BDC';

/** From this on (thousandths of the size) a glyph stands elsewhere than its font would have it. */
const least = 0.5;

/** Hexadecimal digits of a glyph of two bytes. */
const glyphDigits = 4;

/** Operations one after the other, and those that come next: so many places ahead, from 0. */
type Ahead = (places: number) => Operation | undefined;

/**
 * Glyphs of two bytes that an operator shows, by their digits; where one before it moves the line's beginning, how far.
 * Of so many operations (`count`), which stand to before `end`.
 */
type Show = Readonly<{
  moves: boolean;
  across: number;
  down: number;
  digits: string;
  count: number;
  end: number;
}>;

/** What is shown so many places ahead, as `9.6 0 Td <0027> Tj` or `<0027> Tj`; undefined where that is nothing such. */
function showAt(ahead: Ahead, places: number): Show | undefined {
  const first = ahead(places);
  const moves = first?.operator === 'Td';
  const shows = moves ? ahead(places + 1) : first;
  if (shows?.operator !== 'Tj') return undefined;
  const string = shows.operands[0];
  const across = moves ? first.operands[0] : 0;
  const down = moves ? first.operands[1] : 0;
  if (typeof across !== 'number' || typeof down !== 'number') return undefined;
  if (typeof string !== 'string' || !/^<(?:[0-9a-f]{4})+>$/i.test(string)) return undefined;
  return { moves, across, down, digits: string.slice(1, -1), count: moves ? 2 : 1, end: shows.end };
}

/**
 * A content stream with its glyphs in runs, each where it was to less than a thousandth of its size. Soft hyphens
 * where no word is divided are left out, and no-break spaces not spelled out: readers would find them in what they copy.
 * Where one is, its hyphen is spelled as a soft one (ISO 32000-1, 14.8.2.2.3). `fonts` gives the widths of a font by its name.
 */
export function gatherGlyphs(content: string, fonts: (name: string) => Widths | undefined): string {
  if (!content.includes('> Tj')) return content;
  const source = operations(content);
  const held: Operation[] = [];
  const ahead: Ahead = (places) => {
    while (held.length <= places) {
      const { value, done } = source.next();
      if (done) return undefined;
      held.push(value);
    }
    return held[places];
  };
  const pass = (count: number) => {
    for (let passed = 0; passed < count; passed += 1) held.shift();
  };
  // What is put out: a list, since a text that grows bit by bit is slow to read again; and to where it stands for the content.
  const out: string[] = [];
  let done = 0;
  let widths: Widths | undefined;
  let size = 1;
  // Of the line that is written on: where it begins and where the pen is, in the source; where it begins in what is put out.
  let [base, pen, put] = [0, 0, 0];
  let [fresh, divided] = [true, false];
  const run: string[] = [];
  let moved = false;

  const flush = () => {
    if (run.length > 0) out.push(moved ? '\n[<' : '\n<', ...run, moved ? '>] TJ' : '> Tj');
    run.length = 0;
    moved = false;
  };
  const write = ({ moves, across, down, digits, end }: Show, advance: Widths) => {
    base += across;
    const at = moves ? base : pen;
    const gap = ((pen - at) * 1000) / size;
    if (run.length === 0 || down !== 0 || Math.abs(gap) > 5000) {
      flush();
      // The reader's pen is where the last run ended, unless the line has just begun.
      if (!fresh || at !== 0 || down !== 0) out.push(`\n${short(at - put)} ${short(down)} Td`);
      fresh = false;
      put = at;
      pen = at;
    } else if (Math.abs(gap) >= least) {
      run.push(`> ${Number(gap.toFixed(2))} <`);
      moved = true;
      pen = at;
    } // What is too little to be told is not lost: the pen is where the reader's is.
    run.push(digits);
    for (let index = 0; index < digits.length; index += glyphDigits)
      pen += (advance(Number.parseInt(digits.slice(index, index + glyphDigits), 16)) * size) / 1000;
    done = end;
  };

  for (let one = ahead(0); one; one = ahead(0)) {
    const show = widths && showAt(ahead, 0);
    if (widths && show) {
      write(show, widths);
      pass(show.count);
      continue;
    }
    const { operator, operands, start, end } = one;
    const text = content.slice(start, end);
    const spelled = widths && operator === 'BDC' ? showAt(ahead, 1) : undefined;
    const close = spelled && ahead(1 + spelled.count);
    if (widths && spelled && close?.operator === 'EMC' && (text === hardSpace || isUnseen(text, spelled))) {
      if (text === hardSpace) write(spelled, widths);
      else {
        base += spelled.across;
        divided = ahead(2 + spelled.count)?.operator === 'ET';
      }
      pass(2 + spelled.count);
      done = close.end;
      continue;
    }
    // Also what is shown in a font whose widths are not known.
    if (moves.has(operator)) return content;
    flush();
    out.push(content.slice(done, start), divided && text === lineHyphen ? softHyphen : text);
    done = end;
    pass(1);
    if (operator === 'EMC') divided = false;
    else if (operator === 'Tf') {
      widths = fonts(String(operands[0]).slice(1));
      size = Number(operands[1]) || 1;
    } else if (operator === 'Tm' || operator === 'BT') {
      [base, pen, put] = [0, 0, 0];
      fresh = true;
    }
  }
  flush();
  return out.join('') + content.slice(done);

  /** Whether what is spelled out is a soft hyphen that takes no room: what follows it stands where it does, or nothing follows. */
  function isUnseen(text: string, { moves, across, down, digits, count }: Show): boolean {
    if (text !== softHyphen || digits.length !== glyphDigits || down !== 0) return false;
    let after = 2 + count;
    if (ahead(after)?.operator === 'ET') return true;
    while (/^(?:BDC|EMC)$/.test(ahead(after)?.operator ?? '')) after += 1;
    const follows = showAt(ahead, after);
    if (!follows?.moves || follows.down !== 0) return false;
    const at = moves ? base + across : pen;
    return Math.abs(base + across + follows.across - at) < size / 1000;
  }
}

/** A length as it is written: to a hundred-thousandth of a unit. */
export function short(length: number): number {
  return Number(length.toFixed(5));
}

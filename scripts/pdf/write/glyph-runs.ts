// Gathers glyphs into runs: Chromium places nearly each one alone, which makes files half as large again and slow to read.

import { type Operation, operations } from '../operators.ts';

/** Gives the advance of a glyph in thousandths of the type size. */
export type Widths = (glyph: number) => number;

/** Operators that move the pen or show glyphs in other ways (ISO 32000-1, 9.3 and 9.4). Content with them is not changed. */
const moves = new Set(['Tc', 'Tw', 'Tz', 'TL', 'Td', 'TD', 'T*', 'TJ', 'Tj', "'", '"']);

/**
 * Chromium shows these as a glyph of a space with `ActualText`: a soft hyphen, which has no width, and a no-break space,
 * which readers may as well copy as a space. If a word is divided, a separate hyphen follows at the line's end.
 */
const softHyphen = '/Span<</ActualText <FEFF00AD> >> BDC';
const hardSpace = '/Span<</ActualText <FEFF00A0> >> BDC';
const lineHyphen = '/Span<</ActualText <FEFF2010> >> BDC';

/** The least deviation from the font's advance, in thousandths of the type size, that is written. */
const least = 0.5;

/** The number of hexadecimal digits of a two-byte glyph. */
const glyphDigits = 4;

/** Gives the operation that is so many places ahead; the current one is at 0. */
type Ahead = (places: number) => Operation | undefined;

/**
 * The two-byte glyphs that an operator shows, as hexadecimal digits, and how far an operator before it moves the beginning
 * of the line, if there is one. There are `count` such operations, which end before `end`.
 */
type Show = Readonly<{
  moves: boolean;
  across: number;
  down: number;
  digits: string;
  count: number;
  end: number;
}>;

/** Reads glyphs shown so many places ahead, as `9.6 0 Td <0027> Tj` or `<0027> Tj`. Gives undefined for anything else. */
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
 * Gathers the glyphs of a content stream into runs. Each stays in its place to less than a thousandth of its size. Soft
 * hyphens at which no word is divided are left out, and no-break spaces lose their `ActualText`: readers would find both
 * in the text that they copy. The hyphen of a divided word is marked as a soft one (ISO 32000-1, 14.8.2.2.3). `fonts` gives
 * the widths of a font by its resource name, or undefined if its glyphs don't have two bytes.
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
  // The output is a list, since a string built bit by bit is slow to read. `done` is the end of the content that it covers.
  const out: string[] = [];
  let done = 0;
  let widths: Widths | undefined;
  let size = 1;
  // The current line begins at `base` in the source and at `put` in the output; the pen of the source is at `pen`.
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
      // A fresh line needs no operator for a move by nothing.
      if (!fresh || at !== 0 || down !== 0) out.push(`\n${short(at - put)} ${short(down)} Td`);
      fresh = false;
      put = at;
      pen = at;
    } else if (Math.abs(gap) >= least) {
      run.push(`> ${Number(gap.toFixed(2))} <`);
      moved = true;
      pen = at;
    } // A smaller gap is not lost: `pen` stays where the reader's pen is, so that gaps add up.
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
    // Content that shows glyphs in a font of unknown widths is not changed either.
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

  /** Tells whether this is a soft hyphen without width: what follows is in the same place, or nothing follows. */
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

/** Rounds a length to a hundred-thousandth of a unit, for output. */
export function short(length: number): number {
  return Number(length.toFixed(5));
}

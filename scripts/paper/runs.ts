// Glyphs gathered to runs: Chromium places nearly each one by itself, which makes files half as large again and slow to read.

/** The advance of a glyph in thousandths of the type's size; undefined where the font is none of two-byte glyphs. */
export type Widths = (glyph: number) => number;

/** A line that shows glyphs, and where: Skia, Chromium's PDF writer, puts one operator a line, but for this pair. */
const show = /^(?:(-?[\d.]+) (-?[\d.]+) Td )?<((?:[0-9a-fA-F]{4})+)> Tj$/;

/** What else moves the pen (ISO 32000-1, 9.3 and 9.4): content with any of it is left as it is. */
const moves = /(?:^|[\s)\]>])(?:Tc|Tw|Tz|TL|TD|T\*|TJ|'|")$/m;

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
  if (!content.includes('> Tj') || moves.test(content)) return content;
  const lines = content.split('\n');
  const out: string[] = [];
  let widths: Widths | undefined;
  let size = 1;
  // Of the line that is written on: where it begins and where the pen is, in the source; where it begins in what is put out.
  let [base, pen, put] = [0, 0, 0];
  let [fresh, divided] = [true, false];
  let run: { text: string; moved: boolean } | undefined;

  const flush = () => {
    if (run) out.push(run.moved ? `[<${run.text}>] TJ` : `<${run.text}> Tj`);
    run = undefined;
  };
  const begin = (at: number, down: number) => {
    flush();
    // The reader's pen is where the last run ended, unless the line has just begun.
    if (!fresh || at !== 0 || down !== 0) out.push(`${short(at - put)} ${short(down)} Td`);
    fresh = false;
    put = at;
    run = { text: '', moved: false };
  };
  const write = (glyphs: string, at: number, down: number, advance: Widths) => {
    const gap = ((pen - at) * 1000) / size;
    if (!run || down !== 0 || Math.abs(gap) > 5000) begin(at, down);
    else if (Math.abs(gap) >= least) {
      run.text += `> ${Number(gap.toFixed(2))} <`;
      run.moved = true;
    }
    // What is too little to be told is not lost: the pen is where the reader's is.
    pen = run && Math.abs(gap) < least && run.text ? pen : at;
    if (run) run.text += glyphs;
    for (let index = 0; index < glyphs.length; index += 4)
      pen += (advance(Number.parseInt(glyphs.slice(index, index + 4), 16)) * size) / 1000;
  };

  for (let index = 0; index < lines.length; index += 1) {
    const spelled =
      lines[index] === hardSpace && widths && lines[index + 2] === 'EMC' && show.test(lines[index + 1] ?? '');
    if (spelled) index += 1;
    const line = lines[index] ?? '';
    const [shown, across, down, glyphs = ''] = line.endsWith('> Tj') ? (show.exec(line) ?? []) : [];
    if (shown !== undefined && widths) {
      if (across !== undefined) base += Number(across);
      write(glyphs, across === undefined ? pen : base, Number(down ?? 0), widths);
      if (spelled) index += 1;
    } else if (line === softHyphen && widths && isUnseen(index)) {
      base += Number(show.exec(lines[index + 1] ?? '')?.[1] ?? 0);
      index += 2;
      divided = lines[index + 1] === 'ET';
    } else {
      flush();
      out.push(divided && line === lineHyphen ? softHyphen : line);
      if (line === 'EMC') divided = false;
      if (line.endsWith(' Tf')) {
        const [name = '', points] = line.split(' ');
        widths = fonts(name.slice(1));
        size = Number(points) || 1;
        // One whose widths are not known stands as it is.
        if (!widths && lines.slice(index).some((next) => show.test(next))) return content;
      } else if (line.endsWith(' Tm') || line === 'BT') {
        [base, pen, put] = [0, 0, 0];
        fresh = true;
      }
    }
  }
  flush();
  return out.join('\n');

  /** Whether the soft hyphen at `index` takes no room: what follows it stands where it does, or nothing follows. */
  function isUnseen(index: number): boolean {
    const [, across, down, glyphs] = show.exec(lines[index + 1] ?? '') ?? [];
    if (glyphs?.length !== 4 || Number(down ?? 0) !== 0 || lines[index + 2] !== 'EMC') return false;
    let after = index + 3;
    if (lines[after] === 'ET') return true;
    while (/(?:BDC|EMC)$/.test(lines[after] ?? '')) after += 1;
    const [, next, lower] = show.exec(lines[after] ?? '') ?? [];
    if (next === undefined || Number(lower) !== 0) return false;
    const at = across === undefined ? pen : base + Number(across);
    return Math.abs(base + Number(across ?? 0) + Number(next) - at) < size / 1000;
  }
}

function short(length: number): number {
  return Number(length.toFixed(5));
}

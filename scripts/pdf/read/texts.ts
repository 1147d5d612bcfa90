// Reads the texts of a PDF with PDFium in one pass: the place of each stretch, and the running text of each page.

import { share, thisThread } from '../../model/jobs.ts';
import type { Box, Text } from '../../model/placed-text.ts';
import type { Job, Threads } from '../../model/world.ts';
import { bounds } from '../matrix.ts';
import { type Pdfium, withPdfium } from '../pdfium.ts';
import { orderWords } from './bidi.ts';
import { artifactTexts, readMarks, repeatedSpelling } from './marked-content.ts';
import { unreadTexts } from './unread.ts';

/**
 * The texts of a page, with running heads and folios; its running text line by line, without what is marked as artifacts
 * (`reading`); and whether there are such marks.
 */
export type PageTexts = Readonly<{ texts: readonly Text[]; reading: string; artifacts: boolean }>;

/** How far tall letters and descenders reach above and below the baseline, in type sizes, without the font's leading. */
const reach = { above: 0.72, below: 0.2 };

/**
 * The code that PDFium gives for a hyphen at a line's end that divides a word. A soft hyphen has an `ActualText`; any other
 * belongs to the text.
 */
const division = 2;

/** Shorter files, in bytes, are read faster than a thread starts. */
const least = 200_000;

/** The job that reads some pages of a PDF. */
export const textsJob: Job<Parameters<typeof textsOf>[0], readonly PageTexts[]> = {
  name: 'texts',
  run: (input) => textsOf(input),
};

/** Reads the texts of each page. Throws if the file is no PDF or needs a password. */
export async function readTexts(
  pdf: Uint8Array,
  threads: Threads = thisThread,
): Promise<readonly PageTexts[]> {
  const parts = share([...new Array(Math.ceil(pdf.length / least)).keys()], 1, threads.count).length;
  const inputs = Array.from({ length: parts }, (_, part) => ({ pdf, part, parts }));
  return (await threads.run(textsJob, inputs)).flat();
}

/** Reads the texts of the pages in one of `parts` equal parts of a file, counted from 0. */
export function textsOf({
  pdf,
  part,
  parts,
}: Readonly<{ pdf: Uint8Array; part: number; parts: number }>): Promise<readonly PageTexts[]> {
  return withPdfium(pdf, (pdfium) => {
    const count = pdfium.FPDF_GetPageCount(pdfium.document);
    const edge = (part: number) => Math.round((part * count) / parts);
    return Array.from({ length: edge(part + 1) - edge(part) }, (_, index) =>
      pageTexts(pdfium, edge(part) + index),
    );
  });
}

/** A stretch, which grows as long as letters follow on its line. `start` is the matrix of its first letter. */
type Stretch = { text: string; start: readonly number[]; length: number; size: number; artifact: boolean };

/** The gaps, in type sizes, from which two letters have a space between them, and from which they are in two stretches. */
const gaps = { space: 0.1, apart: 1.5 };

function pageTexts(pdfium: Pdfium, index: number): PageTexts {
  const page = pdfium.FPDF_LoadPage(pdfium.document, index);
  const letters = pdfium.FPDFText_LoadPage(page);
  const marks = readMarks(pdfium);
  const apart = artifactTexts(pdfium, page, marks);
  const stretches: Stretch[] = [];
  let reading = '';
  let artifacts = false;
  let last: Stretch | undefined;
  let [object, before] = [0, -1];
  let [asked, furniture] = [0, false];
  let space: 'true' | 'guessed' | undefined;
  const end = () => {
    if (last && before >= 0) last.length = Math.max(last.length, endOf(pdfium, letters, before, last));
  };
  const count = pdfium.FPDFText_CountChars(letters);
  const owners: number[] = [];
  for (let at = 0; at < count; at += 1) owners.push(pdfium.FPDFText_GetTextObject(letters, at));
  const unread = unreadTexts(pdfium, page, new Set(owners), marks);
  const instead = new Set([...unread.values()].flat().map(({ object: lost }) => lost));
  const met = new Set<number>();
  const repeated = repeatedSpelling(marks);
  // Adds each text that PDFium left out before an object as a stretch of its own.
  const addUnread = (next: number) => {
    if (unread.size === 0 || met.has(next)) return;
    met.add(next);
    for (const { object: lost, text, start, right, size } of unread.get(next) ?? []) {
      end();
      before = -1;
      const artifact = apart.has(lost);
      artifacts ||= artifact;
      if (!artifact) reading += `${last && !sameRow(last.start, start) ? '\n' : ''}${text}`;
      last = { text, start, length: Math.max(0, along(start, right, start[5] ?? 0)), size, artifact };
      stretches.push(last);
      object = lost;
    }
  };
  for (let at = 0; at < count; at += 1) {
    const code = pdfium.FPDFText_GetUnicode(letters, at);
    const own = owners[at] ?? 0;
    if (repeated(own) || instead.has(own)) continue;
    addUnread(own);
    const letter = code === division && !marks.spelling(own) ? '-' : shown(code);
    if (own !== asked) {
      asked = own;
      furniture = apart.has(own);
    }
    if (!furniture) reading += letter;
    // The comparison of codes saves the slow test for most letters.
    if (own === 0 || ((code <= 0x20 || code >= 0x80) && /\s/.test(letter))) {
      // A space in the file is certain. One that PDFium inserted for a gap may be wrong.
      if (own !== 0) space = 'true';
      else space ||= 'guessed';
      continue;
    }
    if (letter === '' && code !== division) continue;
    artifacts ||= furniture;
    if (own !== object || !last) {
      end();
      object = own;
      const start = pdfium.floats(6, (pointer) => pdfium.FPDFText_GetMatrix(letters, at, pointer));
      const size = pdfium.FPDFText_GetFontSize(letters, at);
      const gap = last ? gapTo(last, start, size) : Number.POSITIVE_INFINITY;
      if (!last || gap > gaps.apart) {
        last = { text: '', start, length: 0, size, artifact: furniture };
        stretches.push(last);
      } else if (space === 'guessed' && gap < gaps.space) space = undefined;
    }
    last.text += space && last.text !== '' ? ` ${letter}` : letter;
    before = at;
    space = undefined;
  }
  addUnread(0);
  end();
  pdfium.FPDFText_ClosePage(letters);
  pdfium.FPDF_ClosePage(page);
  const texts = stretches.map((stretch) => boxed({ ...stretch, text: mendLetters(stretch.text) }));
  return { texts, reading: orderWords(mendLetters(reading)), artifacts };
}

/** Restores letters that Ghostscript or PDFium has changed. */
function mendLetters(text: string): string {
  // When PDFium reverses a right-to-left line, it also swaps the surrogates of an emoji.
  return mendLigatures(text).replace(/([\udc00-\udfff])([\ud800-\udbff])/gu, '$2$1');
}

/**
 * Restores the letters of ligatures, whose bytes Ghostscript swaps: `f` and `t` become U+6600 and U+7400. A single such
 * character is left alone, since ligatures have at least two letters.
 */
export function mendLigatures(text: string): string {
  return text.replace(/[\u6600\u6900\u6a00\u6c00\u7400]{2,3}/g, (letters) =>
    [...letters].map((letter) => String.fromCharCode(letter.charCodeAt(0) >> 8)).join(''),
  );
}

/** Gives a letter as readers see it. A soft hyphen is nothing, whether a word is divided there or not. */
function shown(code: number): string {
  return code === division || code === 0xad || code === 0xd ? '' : String.fromCodePoint(code);
}

/** Gives the distance from the beginning of a stretch to the far edge of a letter, along the line. */
function endOf(pdfium: Pdfium, letters: number, at: number, { start }: Stretch): number {
  const [left = 0, right = 0, bottom = 0, top = 0] = pdfium.doubles(4, (pointer) =>
    pdfium.FPDFText_GetCharBox(letters, at, pointer, pointer + 8, pointer + 16, pointer + 24),
  );
  return Math.max(along(start, left, bottom), along(start, right, top));
}

/** Gives the distance of a point from the origin of a matrix, in the direction of the line. */
function along([a = 0, b = 0, , , e = 0, f = 0]: readonly number[], x: number, y: number): number {
  return ((x - e) * a + (y - f) * b) / (Math.hypot(a, b) || 1);
}

/** Gives the gap between a stretch and the next letter in type sizes: infinity if they differ in line, direction or size. */
function gapTo({ start, size, length }: Stretch, next: readonly number[], nextSize: number): number {
  const [a = 0, b = 0, , , e = 0, f = 0] = start;
  const [x = 0, y = 0] = next.slice(4);
  const scale = Math.hypot(a, b) || 1;
  const same = (one: number, other = Number.NaN) => Math.abs(one - other) < 0.001 * scale;
  const off = Math.abs((y - f) * a - (x - e) * b) / scale;
  if (
    size !== nextSize ||
    off > 0.01 * size ||
    !start.slice(0, 4).every((part, index) => same(part, next[index]))
  )
    return Number.POSITIVE_INFINITY;
  return Math.abs(along(start, x, y) - length) / (size * scale);
}

/** Tells whether the origins of two matrices are on one line. */
function sameRow(one: readonly number[], other: readonly number[]): boolean {
  return Math.abs((one[5] ?? 0) - (other[5] ?? 0)) < 0.5;
}

function boxed({ start, size, length, text, artifact }: Stretch): Text {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = start;
  const scale = Math.hypot(a, b) || 1;
  const corner = (across: number, up: number) =>
    [e + (across * a) / scale + up * size * c, f + (across * b) / scale + up * size * d] as const;
  const corners = [-reach.below, reach.above].flatMap((up) => [corner(0, up), corner(length, up)]);
  const box = bounds(corners) as Box;
  return { box, size: size * Math.hypot(c, d), text, ...(artifact && { artifact: true as const }) };
}

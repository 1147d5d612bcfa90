// Finds the words of a text that can't be seen in a PDF: without them, its page looks the same.

import type { Sighting } from '../../model/contract.ts';
import type { Copy } from '../../model/copy.ts';
import { thisThread } from '../../model/jobs.ts';
import type { Job, Threads } from '../../model/world.ts';
import { fold, withoutHyphens } from '../../text/fold.ts';
import { type Pdfium, withPdfium } from '../pdfium.ts';
import { artifactTexts, kinds, readMarks, repeatedSpelling } from './marked-content.ts';
import { mendLigatures } from './texts.ts';

/** A letter: its index in the page's text, its folded form, and whether a word ends after it. */
type Letter = Readonly<{ at: number; key: string; ends: boolean }>;

type PageLetters = Readonly<{ letters: readonly Letter[]; flat: string; home: readonly number[] }>;

const empty: PageLetters = { letters: [], flat: '', home: [] };

/** The part of a text that is on one page, by offset and length in the page's folded text. */
type Part = Readonly<{ page: number; at: number; length: number }>;

/** A stretch of a page, by the indices of its first letter and of the letter after its last. */
type Stretch = Readonly<{ page: number; from: number; to: number }>;

/**
 * The resolution in pixels per inch, the least difference of a colour channel (of 255) that the eye sees, and the least
 * readable type size in points.
 */
const eye = { resolution: 120, difference: 60, size: 4 };

/** The job that looks for texts on the pages of a PDF. */
const sightsJob: Job<Parameters<typeof lookAtPages>[0], readonly (readonly Sighting[])[]> = {
  name: 'sights',
  run: (input) => lookAtPages(input),
};

/**
 * Finds the places of each of some texts in a PDF, each with the words that can't be seen there. `documents` are those of
 * the copy that was read from the PDF. A text may continue on the next pages. Throws if PDFium can't open the PDF.
 */
export async function lookAt(
  pdf: Uint8Array,
  { documents }: Copy,
  texts: readonly string[],
  threads: Threads = thisThread,
): Promise<readonly (readonly Sighting[])[]> {
  const [sightings] = await threads.run(sightsJob, [{ pdf, readings: [...documents.values()], texts }]);
  return sightings ?? [];
}

/** Does the work of `lookAt`. `readings` are the pages' running texts; only pages in which a text occurs are examined. */
export function lookAtPages({
  pdf,
  readings,
  texts,
}: Readonly<{ pdf: Uint8Array; readings: readonly string[]; texts: readonly string[] }>): Promise<
  readonly (readonly Sighting[])[]
> {
  const bare = (text: string) => withoutHyphens(fold(text));
  const flats = readings.map(bare);
  const near = new Set(texts.flatMap((text) => placesOf(flats, bare(text)).flat()).map(({ page }) => page));
  return withPdfium(pdf, (pdfium) => {
    const pages = readings.map((_, index) => (near.has(index) ? lettersOf(pdfium, index) : empty));
    const letters = pages.map(({ flat }) => flat);
    const places = texts.map((text) =>
      placesOf(letters, bare(text)).map((parts) => parts.map((part) => stretchOf(pages, part))),
    );
    const wanted = new Set(places.flat(2).map(({ page }) => page));
    const unseen = new Map(
      [...wanted].map((page) => [page, unseenOn(pdfium, page, places.flat(2), pages[page])]),
    );
    return places.map((all) =>
      all.map((stretches): Sighting => {
        const words = stretches.flatMap((stretch) =>
          wordsIn(pages[stretch.page], stretch).filter((word) =>
            word.some(({ at }) => unseen.get(stretch.page)?.has(at)),
          ),
        );
        const [first] = stretches;
        const told = words.slice(0, 8).map((word) => word.map(({ key }) => key).join(''));
        return {
          from: `page ${(first?.page ?? 0) + 1}`,
          unseen: words.length === 0 ? undefined : [...told, ...(words.length > 8 ? ['…'] : [])].join(' '),
          why: 'the page looks the same without',
        };
      }),
    );
  });
}

const known = new Map<number, string>();

/** Folds a letter, and remembers it, since a book has few different letters. */
function folded(code: number): string {
  const key = known.get(code) ?? fold(String.fromCodePoint(code));
  known.set(code, key);
  return key;
}

function lettersOf(pdfium: Pdfium, index: number): PageLetters {
  const page = pdfium.FPDF_LoadPage(pdfium.document, index);
  const text = pdfium.FPDFText_LoadPage(page);
  const marks = readMarks(pdfium);
  const apart = artifactTexts(pdfium, page, marks);
  const repeated = repeatedSpelling(marks);
  const letters: Letter[] = [];
  const home: number[] = [];
  let flat = '';
  const count = pdfium.FPDFText_CountChars(text);
  for (let at = 0; at < count; at += 1) {
    const code = pdfium.FPDFText_GetUnicode(text, at);
    const object = pdfium.FPDFText_GetTextObject(text, at);
    if (repeated(object) || apart.has(object)) continue;
    // Hyphens are left out, as in the texts that are looked for, since PDFium gives the same code for soft and hard ones.
    const key = code <= 2 ? '' : withoutHyphens(folded(code));
    const last = letters.at(-1);
    if (key === '') {
      if (last && code > 2 && code !== 0xad) {
        const hyphen = folded(code);
        letters[letters.length - 1] =
          hyphen === '' ? { ...last, ends: true } : { ...last, key: last.key + hyphen };
      }
      continue;
    }
    for (let unit = 0; unit < key.length; unit += 1) home.push(letters.length);
    letters.push({ at, key, ends: false });
    flat += key;
  }
  pdfium.FPDFText_ClosePage(text);
  pdfium.FPDF_ClosePage(page);
  return { letters, flat: mendLigatures(flat), home };
}

/** The fewest letters of a text at the foot of a page from which it is recognised. */
const shortest = 12;

/** Finds every place of a folded text. A place has one part for each of its pages. */
function placesOf(pages: readonly string[], key: string): readonly (readonly Part[])[] {
  const found: (readonly Part[])[] = [];
  for (const [page, flat] of pages.entries()) {
    for (let at = flat.indexOf(key); at >= 0; at = flat.indexOf(key, at + key.length))
      found.push([{ page, at, length: key.length }]);
    const over = goesOver(pages, page, key);
    if (over) found.push(over);
  }
  return found;
}

/** Finds a text that continues on the next pages, with other text between its parts, such as folios and notes. */
function goesOver(pages: readonly string[], page: number, key: string): readonly Part[] | undefined {
  const flat = pages[page] ?? '';
  const head = key.slice(0, shortest);
  for (let at = flat.lastIndexOf(head); at >= 0; at = at === 0 ? -1 : flat.lastIndexOf(head, at - 1)) {
    let length = head.length;
    while (length < key.length && flat[at + length] === key[length]) length += 1;
    if (length === key.length) return undefined;
    const rest = key.slice(length);
    const whole = (pages[page + 1] ?? '').indexOf(rest);
    const here = { page, at, length };
    if (whole >= 0) return [here, { page: page + 1, at: whole, length: rest.length }];
    const onwards = rest.length > shortest ? goesOver(pages, page + 1, rest) : undefined;
    if (onwards) return [here, ...onwards];
  }
  return undefined;
}

function stretchOf(pages: readonly PageLetters[], { page, at, length }: Part): Stretch {
  const home = pages[page]?.home ?? [];
  return { page, from: home[at] ?? 0, to: (home[at + length - 1] ?? 0) + 1 };
}

function wordsIn(page: PageLetters | undefined, { from, to }: Stretch): readonly (readonly Letter[])[] {
  const words: Letter[][] = [[]];
  for (const letter of page?.letters.slice(from, to) ?? []) {
    words.at(-1)?.push(letter);
    if (letter.ends) words.push([]);
  }
  return words.filter((word) => word.length > 0);
}

/** Gives the indices of the letters in some stretches of a page that can't be seen. */
function unseenOn(
  pdfium: Pdfium,
  index: number,
  stretches: readonly Stretch[],
  read: PageLetters | undefined,
): ReadonlySet<number> {
  const page = pdfium.FPDF_LoadPage(pdfium.document, index);
  const text = pdfium.FPDFText_LoadPage(page);
  const [wide, high] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
  const scale = Math.min(eye.resolution / 72, 4000 / Math.max(wide, high));
  const [width, height] = [Math.ceil(wide * scale), Math.ceil(high * scale)];
  const pixel = (x: number, y: number) =>
    pdfium.integers(2, (at) => pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, at, at + 4)) as [
      number,
      number,
    ];
  const own = stretches
    .filter((stretch) => stretch.page === index)
    .flatMap(({ from, to }) => read?.letters.slice(from, to) ?? []);
  const objects = new Set(own.map(({ at }) => pdfium.FPDFText_GetTextObject(text, at)));
  const boxes = own.map(({ at }) => {
    const [left = 0, right = 0, bottom = 0, top = 0] = pdfium.doubles(4, (to) =>
      pdfium.FPDFText_GetCharBox(text, at, to, to + 8, to + 16, to + 24),
    );
    return { at, corners: [pixel(left, bottom), pixel(right, top)], size: sizeOf(pdfium, text, at) };
  });
  pdfium.FPDFText_ClosePage(text);
  const whole = pdfium.render(page, width, height);
  remove(pdfium, page, objects);
  const without = pdfium.render(page, width, height);
  pdfium.FPDF_ClosePage(page);
  return new Set(
    boxes.filter(({ corners, size }) => size < eye.size || !differ(corners)).map(({ at }) => at),
  );

  function differ(corners: readonly (readonly [number, number])[]): boolean {
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    const [left, right] = [Math.max(0, Math.min(...xs) - 1), Math.min(width - 1, Math.max(...xs) + 1)];
    const [top, bottom] = [Math.max(0, Math.min(...ys) - 1), Math.min(height - 1, Math.max(...ys) + 1)];
    for (let y = top; y <= bottom; y += 1)
      for (let at = 4 * (y * width + left); at <= 4 * (y * width + right); at += 1)
        if (at % 4 < 3 && Math.abs((whole[at] ?? 0) - (without[at] ?? 0)) >= eye.difference) return true;
    return false;
  }
}

/** Gives the type size of a letter on the page, in points. */
function sizeOf(pdfium: Pdfium, text: number, at: number): number {
  const [, , c = 0, d = 0] = pdfium.floats(6, (pointer) => pdfium.FPDFText_GetMatrix(text, at, pointer));
  return pdfium.FPDFText_GetFontSize(text, at) * Math.hypot(c, d);
}

/** Removes objects from an open page and the forms on it. The file is not changed. */
function remove(pdfium: Pdfium, page: number, objects: ReadonlySet<number>): void {
  for (let at = pdfium.FPDFPage_CountObjects(page) - 1; at >= 0; at -= 1) {
    const object = pdfium.FPDFPage_GetObject(page, at);
    if (objects.has(object)) pdfium.FPDFPage_RemoveObject(page, object);
    else removeInside(pdfium, object, objects);
  }
}

function removeInside(pdfium: Pdfium, form: number, objects: ReadonlySet<number>): void {
  if (pdfium.FPDFPageObj_GetType(form) !== kinds.form) return;
  for (let at = pdfium.FPDFFormObj_CountObjects(form) - 1; at >= 0; at -= 1) {
    const object = pdfium.FPDFFormObj_GetObject(form, at);
    if (objects.has(object)) pdfium.FPDFFormObj_RemoveObject(form, object);
    else removeInside(pdfium, object, objects);
  }
}

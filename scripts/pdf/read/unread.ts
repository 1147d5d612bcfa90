// Finds text that PDFium draws but does not give: equal rows right below one another, and emoji with an `ActualText`.

import type { Pdfium } from '../pdfium.ts';
import { kinds, type Marks, repeatedSpelling } from './marked-content.ts';

/** A text object that is missing in PDFium's text: its matrix, its right edge in points, its type size, and its text. */
export type Unread = Readonly<{
  object: number;
  start: readonly number[];
  right: number;
  size: number;
  text: string;
}>;

/** Matches a letter of which PDFium gives nothing, or one surrogate, if it is in an `ActualText`. */
const astral = /[\u{10000}-\u{10ffff}]/u;

/** The distance in points by which objects are moved apart, so that PDFium takes none for a copy of another. */
const apart = 20_000;

/**
 * Finds the text objects of a page for which PDFium gives no letters, or not all. They are grouped by the next text object
 * that has its letters, or 0 if there is none. `owners` are the objects with letters. Objects of `page` may be moved, so it
 * must not be drawn afterwards.
 */
export function unreadTexts(
  pdfium: Pdfium,
  page: number,
  owners: ReadonlySet<number>,
  marks: Marks,
): ReadonlyMap<number, readonly Unread[]> {
  const found = new Map<number, Unread[]>();
  let waiting: number[] = [];
  const pending = new Map<number, number>();
  const repeated = repeatedSpelling(marks);
  const spellingOf = (object: number) => marks.spelling(object)?.text ?? '';
  const look = (object: number) => {
    const kind = pdfium.FPDFPageObj_GetType(object);
    if (kind === kinds.form) {
      for (let index = 0; index < pdfium.FPDFFormObj_CountObjects(object); index += 1)
        look(pdfium.FPDFFormObj_GetObject(object, index));
    }
    if (kind !== kinds.text) return;
    if (repeated(object)) return;
    if (!owners.has(object)) {
      if (hasExtent(pdfium, object)) waiting.push(object);
    } else if (astral.test(spellingOf(object))) waiting.push(object);
    else if (waiting.length > 0) {
      for (const one of waiting) pending.set(one, object);
      waiting = [];
    }
  };
  for (let index = 0; index < pdfium.FPDFPage_CountObjects(page); index += 1)
    look(pdfium.FPDFPage_GetObject(page, index));
  for (const one of waiting) pending.set(one, 0);
  if (pending.size === 0) return found;

  const texts = new Map<number, string>();
  for (const object of pending.keys()) texts.set(object, spellingOf(object));
  const places = new Map([...pending.keys()].map((object) => [object, placeOf(pdfium, object)]));
  const silent = [...texts].filter(([, text]) => text === '').map(([object]) => object);
  for (const [object, text] of readApart(pdfium, page, silent)) texts.set(object, text);
  for (const [object, next] of pending) {
    const text = texts.get(object) ?? '';
    const place = places.get(object);
    if (text.trim() === '' || !place) continue;
    found.set(next, [...(found.get(next) ?? []), { object, text, ...place }]);
  }
  return found;
}

/** Reads the letters of some objects after moving them apart. */
function readApart(pdfium: Pdfium, page: number, objects: readonly number[]): ReadonlyMap<number, string> {
  const read = new Map<number, string>();
  if (objects.length === 0) return read;
  for (const [index, object] of objects.entries()) {
    const by = apart * (index + 1);
    pdfium.moveObject(object, 0, -by);
  }
  const letters = pdfium.FPDFText_LoadPage(page);
  const mine = new Set(objects);
  for (let at = 0; at < pdfium.FPDFText_CountChars(letters); at += 1) {
    const owner = pdfium.FPDFText_GetTextObject(letters, at);
    if (!mine.has(owner)) continue;
    const code = pdfium.FPDFText_GetUnicode(letters, at);
    if (code > 2) read.set(owner, (read.get(owner) ?? '') + String.fromCodePoint(code));
  }
  pdfium.FPDFText_ClosePage(letters);
  return read;
}

/** Tells whether an object has a width. Objects of spaces alone have none, and are on nearly every page. */
function hasExtent(pdfium: Pdfium, object: number): boolean {
  const [left = 0, , right = 0] = pdfium.floats(4, (to) =>
    pdfium.FPDFPageObj_GetBounds(object, to, to + 4, to + 8, to + 12),
  );
  return right > left;
}

function placeOf(pdfium: Pdfium, object: number): Pick<Unread, 'start' | 'right' | 'size'> {
  const start = pdfium.floats(6, (to) => pdfium.FPDFPageObj_GetMatrix(object, to));
  const [size = 0] = pdfium.floats(1, (to) => pdfium.FPDFTextObj_GetFontSize(object, to));
  const [, , right = 0] = pdfium.floats(4, (to) =>
    pdfium.FPDFPageObj_GetBounds(object, to, to + 4, to + 8, to + 12),
  );
  return { start, right, size };
}

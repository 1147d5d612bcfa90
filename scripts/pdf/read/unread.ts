// Text that PDFium draws and does not give: equal rows right below one another, and emoji that a file spells out.

import type { Pdfium } from '../pdfium.ts';
import { kinds, type Marks, repeatedSpelling } from './marked-content.ts';

/** A text object that has no letters in PDFium's text: where it begins, where it ends (in points), its size, its text. */
export type Unread = Readonly<{
  object: number;
  start: readonly number[];
  right: number;
  size: number;
  text: string;
}>;

/** Letters of which PDFium gives nothing, or half, where a file spells them out. */
const astral = /[\u{10000}-\u{10ffff}]/u;

/** How far apart objects are moved so that none is taken for another, in points. */
const apart = 20_000;

/**
 * The text objects of a page that own no letter, or not all of theirs, each under the text object that follows it on the page
 * and does (0 where none follows). `page` may be changed by this: nobody may draw it afterwards.
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

/** The letters of some objects, once none of them stands near another. */
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

/** Whether an object takes any room: spaces alone take none, and stand on nearly every page. */
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

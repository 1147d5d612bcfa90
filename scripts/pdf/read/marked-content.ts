// Marked content of a page as PDFium has it: what belongs to no text, and what is spelled otherwise than it looks.

import type { Pdfium } from '../pdfium.ts';

/** Kinds of page objects (`FPDF_PAGEOBJ_…`). */
export const kinds = { text: 1, form: 5 };

/** The text objects of a page that are marked as artifacts, or stand in a form that is. */
export function artifactTexts(pdfium: Pdfium, page: number): ReadonlySet<number> {
  const found = new Set<number>();
  const known = new Map<number, boolean>();
  const isArtifact = (mark: number) => {
    const told = known.get(mark);
    if (told !== undefined) return told;
    const name = pdfium.text((text, room, size) => pdfium.FPDFPageObjMark_GetName(mark, text, room, size));
    known.set(mark, name === 'Artifact');
    return name === 'Artifact';
  };
  const look = (object: number, within: boolean) => {
    const kind = pdfium.FPDFPageObj_GetType(object);
    if (kind !== kinds.text && kind !== kinds.form) return;
    const artifact = within || marksOf(pdfium, object).some(isArtifact);
    if (kind === kinds.text && artifact) found.add(object);
    const inside = kind === kinds.form ? pdfium.FPDFFormObj_CountObjects(object) : 0;
    for (let index = 0; index < inside; index += 1)
      look(pdfium.FPDFFormObj_GetObject(object, index), artifact);
  };
  const count = pdfium.FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index += 1) look(pdfium.FPDFPage_GetObject(page, index), false);
  return found;
}

/** Whether the file spells out what a text object stands for (`ActualText`). */
export function isSpelled(pdfium: Pdfium, object: number): boolean {
  return spelling(pdfium, object) !== '';
}

/** What the file says that a text object stands for (`ActualText`); empty where it says nothing. */
export function spelling(pdfium: Pdfium, object: number): string {
  return spellingOf(pdfium, object)?.text ?? '';
}

/**
 * Whether a text object of a page is spelled out together with one that was asked for before it, as a letter and the sign
 * above it may be: PDFium gives the whole spelling for each of them.
 */
export function repeatedSpelling(pdfium: Pdfium): (object: number) => boolean {
  const marks = new Set<number>();
  const known = new Map<number, boolean>();
  return (object) => {
    if (object === 0) return false; // what PDFium put between two
    const told = known.get(object);
    if (told !== undefined) return told;
    const mark = spellingOf(pdfium, object)?.mark;
    const repeated = mark !== undefined && marks.has(mark);
    if (mark !== undefined) marks.add(mark);
    known.set(object, repeated);
    return repeated;
  };
}

/** What spells a text object out, and how. All that are spelled out together have the mark in common. */
function spellingOf(pdfium: Pdfium, object: number): Readonly<{ mark: number; text: string }> | undefined {
  const key = pdfium.literal('ActualText');
  for (const mark of marksOf(pdfium, object)) {
    const bytes = pdfium.bytes((pointer, room, size) =>
      pdfium.FPDFPageObjMark_GetParamBlobValue(mark, key, pointer, room, size),
    );
    if (bytes.length > 0) return { mark, text: textString(bytes) };
  }
  return undefined;
}

/** A text string of a PDF: UTF-16 or UTF-8 where it says so, else one byte a letter (ISO 32000-2, 7.9.2.2). */
function textString(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xef && second === 0xbb) return new TextDecoder().decode(bytes);
  return new TextDecoder('latin1').decode(bytes);
}

function marksOf(pdfium: Pdfium, object: number): readonly number[] {
  const count = pdfium.FPDFPageObj_CountMarks(object);
  if (count <= 0) return [];
  return Array.from({ length: count }, (_, index) => pdfium.FPDFPageObj_GetMark(object, index));
}

// Marked content of a page as PDFium has it: what belongs to no text, and what is spelled otherwise than it looks.

import type { Pdfium } from '../pdfium.ts';

/** Kinds of page objects (`FPDF_PAGEOBJ_…`). */
export const kinds = { text: 1, form: 5 };

/** The marks of a page's objects, each asked of PDFium once. */
export type Marks = Readonly<{
  of: (object: number) => readonly number[];
  /** What the file says that a text object stands for (`ActualText`). All that are spelled out together share the mark. */
  spelling: (object: number) => Readonly<{ mark: number; text: string }> | undefined;
}>;

/** The marks of the objects of a page that is open. */
export function readMarks(pdfium: Pdfium): Marks {
  const key = pdfium.literal('ActualText');
  const of = once((object: number): readonly number[] => {
    const count = pdfium.FPDFPageObj_CountMarks(object);
    if (count <= 0) return [];
    return Array.from({ length: count }, (_, index) => pdfium.FPDFPageObj_GetMark(object, index));
  });
  // A mark has the same text whichever object it is asked of.
  const textOf = once((mark: number) =>
    textString(
      pdfium.bytes((pointer, room, size) =>
        pdfium.FPDFPageObjMark_GetParamBlobValue(mark, key, pointer, room, size),
      ),
    ),
  );
  const spelling = once((object: number) => {
    for (const mark of of(object)) {
      const text = textOf(mark);
      if (text !== '') return { mark, text };
    }
    return undefined;
  });
  return { of, spelling };
}

function once<T>(ask: (object: number) => T): (object: number) => T {
  const told = new Map<number, T>();
  return (object) => {
    if (!told.has(object)) told.set(object, ask(object));
    return told.get(object) as T;
  };
}

/** The text objects of a page that are marked as artifacts, or stand in a form that is. */
export function artifactTexts(pdfium: Pdfium, page: number, marks: Marks): ReadonlySet<number> {
  const found = new Set<number>();
  const isArtifact = once(
    (mark: number) =>
      pdfium.text((text, room, size) => pdfium.FPDFPageObjMark_GetName(mark, text, room, size)) ===
      'Artifact',
  );
  const look = (object: number, within: boolean) => {
    const kind = pdfium.FPDFPageObj_GetType(object);
    if (kind !== kinds.text && kind !== kinds.form) return;
    const artifact = within || marks.of(object).some(isArtifact);
    if (kind === kinds.text && artifact) found.add(object);
    const inside = kind === kinds.form ? pdfium.FPDFFormObj_CountObjects(object) : 0;
    for (let index = 0; index < inside; index += 1)
      look(pdfium.FPDFFormObj_GetObject(object, index), artifact);
  };
  const count = pdfium.FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index += 1) look(pdfium.FPDFPage_GetObject(page, index), false);
  return found;
}

/**
 * Whether a text object of a page is spelled out together with one that was asked for before it, as a letter and the sign
 * above it may be: PDFium gives the whole spelling for each of them.
 */
export function repeatedSpelling({ spelling }: Marks): (object: number) => boolean {
  const marks = new Set<number>();
  return once((object) => {
    if (object === 0) return false; // what PDFium put between two
    const mark = spelling(object)?.mark;
    const repeated = mark !== undefined && marks.has(mark);
    if (mark !== undefined) marks.add(mark);
    return repeated;
  });
}

/** A text string of a PDF: UTF-16 or UTF-8 where it says so, else one byte a letter (ISO 32000-2, 7.9.2.2). */
function textString(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xef && second === 0xbb) return new TextDecoder().decode(bytes);
  return new TextDecoder('latin1').decode(bytes);
}

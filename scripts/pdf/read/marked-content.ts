// Reads the marked content of a page with PDFium: artifacts, and the replacement text of glyphs (`ActualText`).

import type { Pdfium } from '../pdfium.ts';

/** The kinds of page objects that matter here (`FPDF_PAGEOBJ_…`). */
export const kinds = { text: 1, form: 5 };

/** The marks of a page's objects. PDFium is called once for each. */
export type Marks = Readonly<{
  of: (object: number) => readonly number[];
  /** The replacement text of a text object (`ActualText`). All objects that it replaces together share the mark. */
  spelling: (object: number) => Readonly<{ mark: number; text: string }> | undefined;
}>;

/** Reads the marks of the objects of an open page. */
export function readMarks(pdfium: Pdfium): Marks {
  const key = pdfium.literal('ActualText');
  const of = once((object: number): readonly number[] => {
    const count = pdfium.FPDFPageObj_CountMarks(object);
    if (count <= 0) return [];
    return Array.from({ length: count }, (_, index) => pdfium.FPDFPageObj_GetMark(object, index));
  });
  // The text belongs to the mark, whichever object the mark was got from.
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

/** Finds the text objects of an open page that are marked as artifacts, or are in a form that is. */
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
 * Makes a function that tells whether a text object shares its replacement text with an object of an earlier call, as a
 * letter and the mark above it may: PDFium gives the whole text for each of them.
 */
export function repeatedSpelling({ spelling }: Marks): (object: number) => boolean {
  const marks = new Set<number>();
  return once((object) => {
    if (object === 0) return false; // a character that PDFium inserted between two objects
    const mark = spelling(object)?.mark;
    const repeated = mark !== undefined && marks.has(mark);
    if (mark !== undefined) marks.add(mark);
    return repeated;
  });
}

/** Decodes a text string of a PDF: UTF-16 or UTF-8 with a byte order mark, or one byte a letter (ISO 32000-2, 7.9.2.2). */
function textString(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xef && second === 0xbb) return new TextDecoder().decode(bytes);
  return new TextDecoder('latin1').decode(bytes);
}

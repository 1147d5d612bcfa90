// Makes Chromium's structure tree conform to PDF/UA: roles, list items, links, ids, and glyphs without a character.

import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

/** Chromium's own structure types, and the standard types to which they are mapped (ISO 32000-1, 14.8.4). */
const roles = { Em: 'Span', Strong: 'Span' };

const name = (text: string) => PDFName.of(text);

/**
 * Mends the structure, in place. `describe` gives a description of a link to a named destination. The numbers in the
 * comments are those of veraPDF's rules for PDF/UA-1.
 */
export function mendStructure(file: PDFDocument, describe: (destination: string) => string): void {
  const root = file.catalog.lookup(name('StructTreeRoot'), PDFDict);
  root.set(name('RoleMap'), file.context.obj(roles)); // 7.1-5
  for (const [ref, object] of file.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    if (object.get(name('S')) === name('Figure')) tagFormula(object);
    if (object.get(name('S')) === name('LI')) bodyOf(file, ref, object); // 7.2-20
    if (object.get(name('Subtype')) === name('Link')) object.set(name('Contents'), wordsOf(object, describe)); // 7.18.5-2
  }
}

/** Begins the description of a picture that is a formula (`paged/adapt-to-paper.ts`). No text of a book begins with it. */
export const formulaMark = '\ufdd0';

/** Tags a formula as such: Chromium has no tag for MathML, but one for what is called a picture. */
function tagFormula(element: PDFDict): void {
  const words = element.lookup(name('Alt'));
  const alt = words instanceof PDFString || words instanceof PDFHexString ? words.decodeText() : '';
  if (!alt.startsWith(formulaMark)) return;
  element.set(name('S'), name('Formula'));
  element.set(name('Alt'), PDFHexString.fromText(alt.slice(formulaMark.length)));
}

/**
 * Gives a list item a body. A new LI takes the place and the label of the item, and the old element becomes the LBody: the
 * marked content that refers to the old element then belongs to the body.
 */
function bodyOf({ context }: PDFDocument, ref: PDFRef, body: PDFDict): void {
  const parent = body.lookup(name('P'), PDFDict);
  const kids = context.lookup(body.get(name('K')));
  const list =
    kids instanceof PDFArray ? kids.asArray() : [body.get(name('K'))].filter((kid) => kid !== undefined);
  const isLabel = (kid: unknown) => {
    const element = kid instanceof PDFRef ? context.lookup(kid) : kid;
    return element instanceof PDFDict && element.get(name('S')) === name('Lbl');
  };
  const labels = list.filter(isLabel);
  const item = context.obj({ Type: 'StructElem', S: 'LI', P: body.get(name('P')), K: [...labels, ref] });
  const itemRef = context.register(item);
  for (const label of labels) context.lookup(label, PDFDict).set(name('P'), itemRef);
  body.set(name('S'), name('LBody'));
  body.set(name('P'), itemRef);
  body.set(name('K'), context.obj(list.filter((kid) => !isLabel(kid))));
  replaceKid(context.lookup(parent.get(name('K'))) ?? parent, parent, ref, itemRef);
}

function replaceKid(kids: unknown, parent: PDFDict, from: PDFRef, to: PDFRef): void {
  if (!(kids instanceof PDFArray)) parent.set(name('K'), to);
  else for (let index = 0; index < kids.size(); index += 1) if (kids.get(index) === from) kids.set(index, to);
}

function wordsOf(link: PDFDict, describe: (destination: string) => string): PDFHexString {
  const target = link.get(name('Dest'));
  const action = link.lookupMaybe(name('A'), PDFDict)?.get(name('URI'));
  const address = action instanceof PDFString || action instanceof PDFHexString ? action.decodeText() : '';
  return PDFHexString.fromText(target instanceof PDFName ? describe(target.decodeText()) : address);
}

/** Renumbers the structure ids in their order, in place: Chromium counts them through its whole process. */
export function renumberNodes(file: PDFDocument): void {
  const found = new Set<string>();
  const each = (use: (name: string) => string | undefined) => {
    for (const [, object] of file.context.enumerateIndirectObjects()) walk(object, use);
  };
  each((name) => void found.add(name));
  const names = new Map(
    [...found].sort().map((name, index) => [name, `node${String(index).padStart(8, '0')}`]),
  );
  each((name) => names.get(name));
}

/** Gives the structure ids of a slice a prefix of their own, in place, since different slices may have the same ids. */
export function prefixNodes(file: PDFDocument, slice: number): void {
  const beginning = `node${String(slice).padStart(4, '0')}`;
  for (const [, object] of file.context.enumerateIndirectObjects())
    walk(object, (name) => name.replace('node', beginning));
}

/** Calls `use` with each structure id in `object`, and replaces the id by the result unless that is undefined. */
function walk(object: unknown, use: (name: string) => string | undefined): void {
  const renamed = (value: unknown) => {
    const name =
      value instanceof PDFString && /^node\d{8,}$/.test(value.asString()) ? use(value.asString()) : undefined;
    return name === undefined ? undefined : PDFString.of(name);
  };
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      const name = renamed(value);
      if (name) object.set(key, name);
      else walk(value, use);
    }
  } else if (object instanceof PDFArray) {
    for (let index = 0; index < object.size(); index += 1) {
      const value = object.get(index);
      const name = renamed(value);
      if (name) object.set(index, name);
      else if (!(value instanceof PDFNumber)) walk(value, use);
    }
  }
}

/**
 * Maps glyphs without a character to U+FFFD, in place. Chromium maps them to U+0000, which PDF/UA forbids (7.21.7-2), and
 * gives their text as `ActualText`. U+FFFD tells honestly that the glyph alone has no meaning.
 */
export function mendMaps(file: PDFDocument): void {
  const { context } = file;
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    const ref = object.get(PDFName.of('ToUnicode'));
    const stream = ref instanceof PDFRef ? context.lookup(ref) : undefined;
    if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) continue;
    const map = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    const mended = map.replace(/^(<[0-9A-F]{4}> (?:<[0-9A-F]{4}> )?)<0000>$/gim, '$1<FFFD>');
    if (mended !== map) context.assign(ref, context.flateStream(mended));
  }
}

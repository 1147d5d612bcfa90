// Chromium's structure tree brought to PDF/UA: roles mapped, list items with bodies, links with descriptions.

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

/** What Chromium calls its own, and the standard types that say the same (ISO 32000-1, 14.8.4). */
const roles = { Em: 'Span', Strong: 'Span' };

const name = (text: string) => PDFName.of(text);

/**
 * Mends the structure in place. `describe` gives the words for a link to a named destination. The numbers are those of
 * veraPDF's rules for PDF/UA-1.
 */
export function mendStructure(file: PDFDocument, describe: (destination: string) => string): void {
  const root = file.catalog.lookup(name('StructTreeRoot'), PDFDict);
  root.set(name('RoleMap'), file.context.obj(roles)); // 7.1-5
  for (const [ref, object] of file.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    if (object.get(name('S')) === name('LI')) bodyOf(file, ref, object); // 7.2-20
    if (object.get(name('Subtype')) === name('Link')) object.set(name('Contents'), wordsOf(object, describe)); // 7.18.5-2
  }
}

/**
 * Gives a list item a body: a new LI takes the item's place and its label, and the old element becomes the LBody, so
 * that the content marked as the old element's is still the right one's.
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

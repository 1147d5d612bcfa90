// Reads the formulas of a tagged PDF: elements of its structure, with their text alternatives.

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import type { CopyFormula } from '../../model/copy.ts';

const name = (text: string) => PDFName.of(text);

/** Gives the formulas on the pages of a PDF; undefined if it has no structure, as a printed book has none. */
export function formulasIn(file: PDFDocument): readonly CopyFormula[] | undefined {
  if (!(file.catalog.lookup(name('StructTreeRoot')) instanceof PDFDict)) return undefined;
  const pages = new Map(file.getPages().map(({ ref }, index) => [ref.toString(), `page ${index + 1}`]));
  return file.context.enumerateIndirectObjects().flatMap(([, element]): readonly CopyFormula[] => {
    if (!(element instanceof PDFDict) || element.get(name('S')) !== name('Formula')) return [];
    const from = pages.get(pageOf(file, element, 0) ?? '');
    if (from === undefined) return [];
    const alt = element.lookup(name('Alt'));
    const words = alt instanceof PDFString || alt instanceof PDFHexString ? alt.decodeText().trim() : '';
    return [{ from, alternative: words === '' ? undefined : words, shape: undefined }];
  });
}

/** Gives the reference of the page that has the content of an element: its own, or that of the first of its parts. */
function pageOf(file: PDFDocument, element: PDFDict, depth: number): string | undefined {
  const page = element.get(name('Pg'));
  if (page instanceof PDFRef) return page.toString();
  const kids = file.context.lookup(element.get(name('K')));
  const list: readonly (PDFObject | undefined)[] = kids instanceof PDFArray ? kids.asArray() : [kids];
  for (const kid of depth < 20 ? list : []) {
    const part = file.context.lookup(kid);
    const found = part instanceof PDFDict ? pageOf(file, part, depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

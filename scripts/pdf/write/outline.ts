// Writes the outline of a PDF, since that of Chromium loses the spaces at which a heading wraps.

import {
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
} from '@cantoo/pdf-lib';

/** An entry of the outline, with the name of the destination that it leads to. */
export type OutlineEntry = Readonly<{
  title: string;
  destination: string;
  children: readonly OutlineEntry[];
}>;

/** Writes the outline, with the entries inside others folded. */
export function writeOutline(file: PDFDocument, entries: readonly OutlineEntry[]): void {
  const { context } = file;
  const root = context.obj({ Type: 'Outlines' });
  const ref = context.register(root);
  fill(root, ref, entries);
  root.set(PDFName.of('Count'), PDFNumber.of(entries.length));
  file.catalog.set(PDFName.of('Outlines'), ref);
  file.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));

  function fill(parent: PDFDict, parentRef: PDFRef, children: readonly OutlineEntry[]): void {
    const items = children.map(({ title, destination }) => {
      const item = context.obj({
        Title: PDFHexString.fromText(title),
        Parent: parentRef,
        Dest: PDFName.of(destination),
      });
      return { item, ref: context.register(item) };
    });
    for (const [index, { item, ref: own }] of items.entries()) {
      const [previous, next] = [items[index - 1], items[index + 1]];
      if (previous) item.set(PDFName.of('Prev'), previous.ref);
      if (next) item.set(PDFName.of('Next'), next.ref);
      const under = children[index]?.children ?? [];
      if (under.length === 0) continue;
      fill(item, own, under);
      item.set(PDFName.of('Count'), PDFNumber.of(-under.length));
    }
    const [first, last] = [items[0], items.at(-1)];
    if (first && last) {
      parent.set(PDFName.of('First'), first.ref);
      parent.set(PDFName.of('Last'), last.ref);
    }
  }
}

// Reads the named destinations of a PDF.

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
} from '@cantoo/pdf-lib';
import type { Destination, Places } from '../model/printed-book.ts';
import { decodePercent } from '../text/percent.ts';

/** Reads the places of the destinations that Chromium writes, whose names are percent-encoded ids. */
export function readPlaces(file: PDFDocument): Places {
  const pages = new Map(file.getPages().map(({ ref }, index) => [ref.tag, index]));
  const destinations = new Map<string, Destination>();
  for (const [name, target] of namedTargets(file)) {
    const page = pages.get(String(target.get(0)));
    const top = target.size() > 3 ? target.lookup(3) : undefined;
    if (page !== undefined)
      destinations.set(decodePercent(name), { page, top: top instanceof PDFNumber ? top.asNumber() : 0 });
  }
  return { pages: pages.size, destinations };
}

/** Reads the names and targets of a PDF's destinations, in both forms that there are (ISO 32000-1, 12.3.2.3). */
export function namedTargets({ catalog }: PDFDocument): ReadonlyMap<string, PDFArray> {
  const found = new Map<string, PDFArray>();
  const add = (name: string, value: unknown) => {
    const target = value instanceof PDFDict ? value.lookup(PDFName.of('D')) : value;
    if (target instanceof PDFArray) found.set(name, target);
  };
  const dests = catalog.lookup(PDFName.of('Dests'));
  if (dests instanceof PDFDict)
    for (const [name] of dests.entries()) add(name.decodeText(), dests.lookup(name));
  const names = catalog.lookup(PDFName.of('Names'));
  const walk = (node: unknown, depth: number): void => {
    if (!(node instanceof PDFDict) || depth > 32) return;
    const list = node.lookup(PDFName.of('Names'));
    for (let index = 0; list instanceof PDFArray && index + 1 < list.size(); index += 2) {
      const name = list.lookup(index);
      if (name instanceof PDFString || name instanceof PDFHexString)
        add(name.decodeText(), list.lookup(index + 1));
    }
    const kids = node.lookup(PDFName.of('Kids'));
    for (let index = 0; kids instanceof PDFArray && index < kids.size(); index += 1)
      walk(kids.lookup(index), depth + 1);
  };
  if (names instanceof PDFDict) walk(names.lookup(PDFName.of('Dests')), 0);
  return found;
}

// The named destinations of a finished PDF.

import { type PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { Places } from '../../model/printed-book.ts';
import type { Sheet } from '../../settings/print/margins.ts';
import { destinationName } from '../../text/percent.ts';

/**
 * A destination for every anchor, and for every id that one had before (`former`), from the measured print. Chromium leaves the page's margins out of the places of
 * its destinations; they are given back here.
 */
export function nameDestinations(
  file: PDFDocument,
  { places, sheet }: Readonly<{ places: Places; sheet: Sheet }>,
  former: ReadonlyMap<string, readonly string[]>,
): void {
  const pages = file.getPages();
  const names = file.context.obj({});
  const all = [...places.destinations].flatMap(([id, place]) =>
    [id, ...(former.get(id) ?? [])].map((name) => [name, place] as const),
  );
  for (const [id, { page, top }] of all.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const target = pages[page];
    if (target)
      names.set(
        PDFName.of(destinationName(id)),
        file.context.obj([target.ref, 'XYZ', null, top - sheet.top - sheet.bleed.top + 12, null]),
      );
  }
  file.catalog.set(PDFName.of('Dests'), file.context.register(names));
}

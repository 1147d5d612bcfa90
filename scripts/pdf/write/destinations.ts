// Writes the named destinations of a PDF.

import { type PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { Places } from '../../model/printed-book.ts';
import type { Sheet } from '../../settings/print/margins.ts';
import { destinationName } from '../../text/percent.ts';

/**
 * Writes a destination for every place of the measured print, and for each id that an anchor had before (`former`, by the
 * present ids). Chromium leaves the page margins out of its destinations, so that they are corrected here.
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

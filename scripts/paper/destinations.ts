// Where the named destinations of a PDF stand, read from the finished file.

import { decodePercent } from '../percent.ts';
import { withPdf } from './pdfjs.ts';

/** A destination: index of its page (from 0), and its distance from the page's foot in points. */
export type Destination = Readonly<{ page: number; top: number }>;

/** The pages of a PDF and its named destinations, by the id that they are named after. */
export type Places = Readonly<{ pages: number; destinations: ReadonlyMap<string, Destination> }>;

/** Reads the destinations of a PDF. Names are percent-encoded ids, as Chromium writes them. */
export function readPlaces(pdf: Uint8Array): Promise<Places> {
  return withPdf(pdf, async (file) => {
    const named = await file.getDestinations();
    const destinations = new Map<string, Destination>();
    for (const [name, target] of Object.entries(named)) {
      const [page, , , top] = target as [Parameters<typeof file.getPageIndex>[0], unknown, unknown, number];
      destinations.set(decodePercent(name), { page: await file.getPageIndex(page), top });
    }
    return { pages: file.numPages, destinations };
  });
}

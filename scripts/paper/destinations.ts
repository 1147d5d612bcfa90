// Where the named destinations of a PDF stand, read from the finished file.

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { decodePercent } from '../percent.ts';

/** A destination: index of its page (from 0), and its distance from the page's foot in points. */
export type Destination = Readonly<{ page: number; top: number }>;

/** The pages of a PDF and its named destinations, by the id that they are named after. */
export type Places = Readonly<{ pages: number; destinations: ReadonlyMap<string, Destination> }>;

/** Reads the destinations of a PDF. Names are percent-encoded ids, as Chromium writes them. */
export async function readPlaces(pdf: Uint8Array): Promise<Places> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 });
  const file = await task.promise;
  const named = await file.getDestinations();
  const destinations = new Map<string, Destination>();
  for (const [name, target] of Object.entries(named)) {
    const [page, , , top] = target as [Parameters<typeof file.getPageIndex>[0], unknown, unknown, number];
    destinations.set(decodePercent(name), { page: await file.getPageIndex(page), top });
  }
  const pages = file.numPages;
  await task.destroy();
  return { pages, destinations };
}

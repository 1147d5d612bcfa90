// Text sizes that fit, measured: each candidate is printed on a page of its own and read back.

import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { fillTemplate } from '../template.ts';
import type { Site, World } from '../world.ts';

/** A text to try: its markup, the width of its column and its size, in CSS pixels, and a class that sets it. */
export type Specimen = Readonly<{ html: string; className: string; width: number; size: number }>;

/**
 * What became of a specimen: its lines, whether all of it stands within its column, how far it goes to the right and
 * how far down (CSS pixels, descenders included).
 */
export type Extent = Readonly<{ lines: number; fits: boolean; right: number; depth: number }>;

/** CSS pixels in a point. */
const pixels = 96 / 72;

/**
 * Sets specimens with the stylesheet `sheet` (a path in `site`) and measures them. Rules of the class must leave
 * font-size and width alone. Any script and any line breaking that Chromium does is measured as it will be printed.
 */
export async function measure(
  specimens: readonly Specimen[],
  { site, sheet, language }: Readonly<{ site: Site; sheet: string; language: string }>,
  world: World,
): Promise<readonly Extent[]> {
  if (specimens.length === 0) return [];
  const width = Math.ceil(2 * Math.max(...specimens.map((one) => one.width)));
  const page = { width, height: Math.min(3 * width, 12_000) };
  const html = await fillTemplate(world, 'specimens.html', { specimens, sheet, language, page });
  const pdf = await world.browser.print(new Map([...site, ['index.html', new TextEncoder().encode(html)]]), {
    tagged: false,
    outline: false,
  });
  const task = getDocument({ data: pdf.slice(), verbosity: 0 });
  const file = await task.promise;
  if (file.numPages !== specimens.length) throw new Error('as many pages as specimens');
  const extents: Extent[] = [];
  for (const [index, specimen] of specimens.entries())
    extents.push(await extentOf(await file.getPage(index + 1), specimen));
  await task.destroy();
  return extents;
}

async function extentOf(page: PDFPageProxy, { width, size }: Specimen): Promise<Extent> {
  const { items } = await page.getTextContent();
  const [, , , top = 0] = page.view;
  const baselines = new Set<number>();
  let right = 0;
  let lowest = top;
  for (const item of items) {
    if (!('str' in item) || !item.str.trim()) continue;
    const [, , , , x, y] = item.transform as [number, number, number, number, number, number];
    baselines.add(Math.round(y));
    lowest = Math.min(lowest, y);
    right = Math.max(right, (x + item.width) * pixels);
  }
  const depth = baselines.size === 0 ? 0 : (top - lowest) * pixels + size / 4;
  return { lines: baselines.size, fits: right <= width + 0.5, right, depth };
}

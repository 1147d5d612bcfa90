// Text sizes that fit, measured: each candidate is printed on a page of its own and read back.

import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { direction } from '../direction.ts';
import { withPdf } from '../paper/pdfjs.ts';
import { fillTemplate } from '../template.ts';
import type { Site, World } from '../world.ts';

/** A text to try: its markup, the width of its column and its size, in CSS pixels, and a class that sets it. */
export type Specimen = Readonly<{ html: string; className: string; width: number; size: number }>;

/**
 * What became of a specimen: its lines, whether all of it stands within its column, how wide its longest line is and how
 * far down it goes (CSS pixels, descenders included).
 */
export type Extent = Readonly<{ lines: number; fits: boolean; breadth: number; depth: number }>;

/** The stylesheet that specimens are set with (a path in `site`), and the language that they are in. */
export type Context = Readonly<{ site: Site; sheet: string; language: string }>;

/** CSS pixels in a point. */
const pixels = 96 / 72;

/**
 * Sets specimens and measures them. Rules of the class must leave font-size and width alone. Any script and any line breaking that Chromium does is measured as it will be printed.
 */
export async function measure(
  specimens: readonly Specimen[],
  { site, sheet, language }: Context,
  world: World,
): Promise<readonly Extent[]> {
  if (specimens.length === 0) return [];
  // Room at either side: what is too long for its column goes out at its end, which may be the left.
  const column = Math.ceil(Math.max(...specimens.map((one) => one.width)));
  const page = { width: 3 * column, height: Math.min(6 * column, 12_000) };
  const html = await fillTemplate(world, 'specimens.html', {
    specimens,
    sheet,
    language,
    direction: direction(language),
    page: { ...page, left: column },
  });
  const pdf = await world.browser.print(new Map([...site, ['index.html', new TextEncoder().encode(html)]]), {
    tagged: false,
    outline: false,
  });
  return withPdf(pdf, async (file) => {
    if (file.numPages !== specimens.length) throw new Error('as many pages as specimens');
    const extents: Extent[] = [];
    for (const [index, specimen] of specimens.entries())
      extents.push(await extentOf(await file.getPage(index + 1), specimen, column));
    return extents;
  });
}

async function extentOf(page: PDFPageProxy, { width, size }: Specimen, column: number): Promise<Extent> {
  const { items } = await page.getTextContent();
  const [, , , top = 0] = page.view;
  const baselines: number[] = [];
  let [left, right] = [Number.POSITIVE_INFINITY, 0];
  let lowest = top;
  for (const item of items) {
    if (!('str' in item) || !item.str.trim()) continue;
    const [, , , , x, y] = item.transform as [number, number, number, number, number, number];
    baselines.push(y);
    lowest = Math.min(lowest, y);
    left = Math.min(left, x * pixels - column);
    right = Math.max(right, (x + item.width) * pixels - column);
  }
  // Some scripts set parts of a word above or below its line.
  const near = (0.5 * size) / pixels;
  const sorted = baselines.sort((one, other) => one - other);
  const lines = sorted.filter((y, at) => at === 0 || y - (sorted[at - 1] ?? 0) > near).length;
  const depth = lines === 0 ? 0 : (top - lowest) * pixels + size / 4;
  const fits = left >= -0.5 && right <= width + 0.5;
  return { lines, fits, breadth: Math.max(0, right - left), depth };
}

// Text sizes that fit, measured: each candidate is set in the browser.

import type { Line, Paper, World } from '../model/world.ts';
import { direction } from '../settings/direction.ts';
import { fillTemplate } from '../text/template.ts';

/** A text to try: its markup, the width of its column and its size, in CSS pixels, and a class that sets it. */
export type Specimen = Readonly<{ html: string; className: string; width: number; size: number }>;

/**
 * What became of a specimen: its lines, whether all of it stands within its column, how wide its longest line is and how
 * far down it goes (CSS pixels, descenders included).
 */
export type Extent = Readonly<{ lines: number; fits: boolean; breadth: number; depth: number }>;

/** What of a letter reaches below its line, in sizes of the type. */
const descent = 0.25;

/**
 * Sets specimens in `language` on a paper that has their stylesheet, and measures them. Rules of the class must leave
 * font-size and width alone. Any script and any line breaking that Chromium does is measured as it will be printed.
 */
export async function measure(
  specimens: readonly Specimen[],
  paper: Paper,
  language: string,
  world: World,
): Promise<readonly Extent[]> {
  if (specimens.length === 0) return [];
  await paper.write(
    await fillTemplate(world, 'specimens.html', { specimens, direction: direction(language) }),
    new Map(),
  );
  const found = await paper.lines('.specimen > *');
  return specimens.map((specimen, index) => extentOf(found[index] ?? [], specimen));
}

function extentOf(lines: readonly Line[], { width, size }: Specimen): Extent {
  if (lines.length === 0) return { lines: 0, fits: true, breadth: 0, depth: 0 };
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const lowest = Math.max(...lines.map(({ baseline }) => baseline));
  const fits = left >= -0.5 && right <= width + 0.5;
  const breadth = Math.max(0, ...lines.map((line) => line.right - line.left));
  return { lines: lines.length, fits, breadth, depth: lowest + descent * size };
}

// Measures candidate text settings in the browser, to find the sizes that fit.

import type { Line, Paper, World } from '../model/world.ts';
import { direction } from '../settings/direction.ts';
import { fillTemplate } from '../text/template.ts';

/** A text to try: its HTML, the class that styles it, and its column width and type size in CSS pixels. */
export type Specimen = Readonly<{ html: string; className: string; width: number; size: number }>;

/**
 * The measurements of a specimen: its number of lines, whether all of it is within its column, the width of its longest
 * line, and its depth with descenders, both in CSS pixels.
 */
export type Extent = Readonly<{ lines: number; fits: boolean; breadth: number; depth: number }>;

/** How far descenders reach below the baseline, in em. */
const descent = 0.25;

/**
 * Sets specimens in `language` on a paper that has their stylesheet, and measures them. The rules of their classes must
 * not set `font-size` or `width`. Chromium breaks the lines, so every script is measured as it will be printed.
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

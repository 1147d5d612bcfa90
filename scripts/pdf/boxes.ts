// Computes the boxes of a page: what is printed, and where it is cut (ISO 32000-1, 14.11.2).

import type { Box } from '../model/placed-text.ts';
import { pageSize, type Sheet, spineEdge } from '../settings/print/margins.ts';

/** The boxes of a page in points. `bleed` is all that is printed, and `trim` what is left when the page is cut. */
export type Boxes = Readonly<{ media: Box; bleed: Box; trim: Box }>;

/** Computes the boxes of a page of `sheet`. The first page (index 0) is a recto. */
export function pageBoxes(sheet: Sheet, index: number): Boxes {
  const { width, height, bleed, mirrored } = sheet;
  const media = { x: 0, y: 0, ...pageSize(sheet) };
  const left = mirrored && spineEdge(sheet, index) === 'right' ? bleed.outside : bleed.inside;
  return { media, bleed: media, trim: { x: left, y: bleed.bottom, width, height } };
}

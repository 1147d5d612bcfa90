// A page's boxes: what is printed, and where it is cut (ISO 32000-1, 14.11.2).

import type { Box } from '../model/placed-text.ts';
import { pageSize, type Sheet, spineEdge } from '../settings/print/margins.ts';

/** The boxes of one page. `bleed` is all that is printed, `trim` what is left of it once it is cut. */
export type Boxes = Readonly<{ media: Box; bleed: Box; trim: Box }>;

/** The boxes of a page of `sheet`; the first page (index 0) is a recto. */
export function pageBoxes(sheet: Sheet, index: number): Boxes {
  const { width, height, bleed, mirrored } = sheet;
  const media = { x: 0, y: 0, ...pageSize(sheet) };
  const left = mirrored && spineEdge(sheet, index) === 'right' ? bleed.outside : bleed.inside;
  return { media, bleed: media, trim: { x: left, y: bleed.bottom, width, height } };
}

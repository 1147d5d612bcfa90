// Where the texts of a finished cover stand, read from the file.

import { withPdf } from '../../paper/pdfjs.ts';
import type { Panels, Rect } from './panels.ts';

/** A stretch of text and the box of its letters, in points from the upper left corner of the sheet. */
export type CoverText = Readonly<{ text: string; box: Rect; size: number }>;

/** Letters of the cover's fonts in ems: above the baseline and below it. */
const above = 0.75;
const below = 0.25;

/** Reads the texts of a cover, turned ones too. */
export async function coverTexts(pdf: Uint8Array): Promise<readonly CoverText[]> {
  const { view, items } = await withPdf(pdf, async (file) => {
    const page = await file.getPage(1);
    return { view: page.view, items: (await page.getTextContent()).items };
  });
  const [x0 = 0, , , y1 = 0] = view;
  return items.flatMap((item): CoverText[] => {
    if (!('str' in item) || !item.str.trim()) return [];
    const [a, b, c, d, x, y] = item.transform as [number, number, number, number, number, number];
    const size = Math.hypot(c, d);
    const along = { x: (a / Math.hypot(a, b)) * item.width, y: (b / Math.hypot(a, b)) * item.width };
    const corners = [above, -below].flatMap((ems) =>
      [0, 1].map((end) => ({ x: x + end * along.x + ems * c, y: y + end * along.y + ems * d })),
    );
    const xs = corners.map((corner) => corner.x - x0);
    const ys = corners.map((corner) => y1 - corner.y);
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    return [
      {
        text: item.str,
        size,
        box: { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top },
      },
    ];
  });
}

/** The texts that stand in no safe area, or in the way of the barcode. */
export function misplaced(texts: readonly CoverText[], { safe, barcode }: Panels): readonly CoverText[] {
  const areas = [safe.back, safe.front, ...(safe.spine ? [safe.spine] : [])];
  return texts.filter(
    ({ box }) => !areas.some((area) => within(box, area)) || (overlap(box, barcode) && !within(box, barcode)),
  );
}

/** Whether one box lies inside another, but for a twentieth of a point of rounding. */
export function within(box: Rect, area: Rect): boolean {
  const slack = 0.05;
  return (
    box.left >= area.left - slack &&
    box.top >= area.top - slack &&
    box.left + box.width <= area.left + area.width + slack &&
    box.top + box.height <= area.top + area.height + slack
  );
}

function overlap(box: Rect, area: Rect): boolean {
  return (
    box.left < area.left + area.width &&
    area.left < box.left + box.width &&
    box.top < area.top + area.height &&
    area.top < box.top + box.height
  );
}

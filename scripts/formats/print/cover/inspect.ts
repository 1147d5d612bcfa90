// Where the texts of a finished cover stand, read from the file.

import type { Threads } from '../../../model/world.ts';
import { openToRead } from '../../../pdf/file.ts';
import { readTexts } from '../../../pdf/read/texts.ts';
import type { Panels, Rect } from './panels.ts';

/** A stretch of text and the box of its letters, in points from the upper left corner of the sheet. */
export type CoverText = Readonly<{ text: string; box: Rect; size: number }>;

/** Reads the texts of a cover, turned ones too. */
export async function coverTexts(pdf: Uint8Array, threads?: Threads): Promise<readonly CoverText[]> {
  const [page] = await readTexts(pdf, threads);
  const { x: left, y: foot, height } = (await openToRead(pdf)).getPage(0).getMediaBox();
  return (page?.texts ?? []).map(({ text, size, box }) => ({
    text,
    size,
    box: {
      left: box.x - left,
      top: foot + height - box.y - box.height,
      width: box.width,
      height: box.height,
    },
  }));
}

/** The texts that stand in no safe area, or in the way of the barcode. */
export function misplaced(texts: readonly CoverText[], { safe, barcode }: Panels): readonly CoverText[] {
  const areas = [safe.back, safe.front, ...(safe.spine ? [safe.spine] : [])];
  return texts.filter(
    ({ box }) => !areas.some((area) => within(box, area)) || (overlap(box, barcode) && !within(box, barcode)),
  );
}

/** Whether one box lies inside another, but for the rounding of glyph boxes and of Chromium's pixels, as in preflight. */
export function within(box: Rect, area: Rect): boolean {
  const slack = 0.6;
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

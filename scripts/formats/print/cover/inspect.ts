// Reads the places of the texts on a finished cover, and finds those that are outside the safe areas.

import type { Threads } from '../../../model/world.ts';
import { openToRead } from '../../../pdf/file.ts';
import { readTexts } from '../../../pdf/read/texts.ts';
import type { Panels, Rect } from './panels.ts';

/** A piece of text, the box of its letters in points from the upper left corner of the sheet, and its type size. */
export type CoverText = Readonly<{ text: string; box: Rect; size: number }>;

/** Reads the texts of a cover, rotated ones included. */
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

/** Gives the texts that are in no safe area, or partly in the box of the barcode. */
export function misplaced(texts: readonly CoverText[], { safe, barcode }: Panels): readonly CoverText[] {
  const areas = [safe.back, safe.front, ...(safe.spine ? [safe.spine] : [])];
  return texts.filter(
    ({ box }) => !areas.some((area) => within(box, area)) || (overlap(box, barcode) && !within(box, barcode)),
  );
}

/** Tells whether one box is inside another, with preflight's tolerance for the rounding of glyph boxes and of pixels. */
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

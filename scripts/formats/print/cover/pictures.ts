// Places the book's own images on the cover, and pieces of the generated ornament on back and spine.

import { toHtml } from '../../../cover/markup.ts';
import { ornament } from '../../../cover/ornament.ts';
import type { CoverPart, Edition } from '../../../model/book.ts';
import type { Site } from '../../../model/world.ts';
import type { Panels, Rect } from './panels.ts';

/** An image of the cover: its path in the site, and the box that it fills, in points. */
type Picture = Readonly<{ path: string; box: Rect }>;

/** Places the images that book.yaml names. They fill the bleed at the edges of the sheet, too. */
export function placePictures(
  cover: Edition['cover'],
  { sheet, spine, front }: Panels,
): Readonly<{ pictures: readonly Picture[]; files: Site }> {
  const column = (left: number, right: number): Rect => ({
    left,
    top: 0,
    width: right - left,
    height: sheet.height,
  });
  const boxes: Readonly<Record<CoverPart, Rect>> = {
    back: column(0, spine.left),
    spine: column(spine.left, front.left),
    front: column(front.left, sheet.width),
  };
  const placed = [...cover].map(([part, { content, type }]) => ({
    path: `cover/${part}.${type}`,
    content,
    box: boxes[part],
  }));
  return {
    pictures: placed.map(({ path, box }) => ({ path, box })),
    files: new Map(placed.map(({ path, content }) => [path, content])),
  };
}

/** A piece of the ornament as SVG, and its box. */
type PlacedOrnament = Readonly<{ svg: string; box: Rect }>;

/** Draws a row of `columns` tiles of the ornament in a box. */
export function ornamentRow(title: string, box: Rect, columns: number): PlacedOrnament {
  return { box, svg: toHtml(ornament(title, { tile: 100, columns, rows: 1, broken: undefined })) };
}

/** Gives the box of the ornament at the head of the back: small above a blurb, as wide as the text area without one. */
export function stripBox({ back }: Panels, margin: number, alone: boolean): Rect {
  const tile = alone ? (back.width - 2 * margin) / 4 : back.width * 0.05;
  return { left: back.left + margin, top: back.top + margin * 1.05, width: 4 * tile, height: tile };
}

/** Gives the box of one tile at the foot of the spine; undefined where the spine is too narrow. */
export function markBox({ spine, safe }: Panels, margin: number): Rect | undefined {
  const side = Math.min(0.5 * spine.width, (safe.spine?.width ?? 0) * 0.75, 30);
  if (side < 12) return undefined;
  const left = spine.left + (spine.width - side) / 2;
  return { left, top: spine.top + spine.height - margin - side, width: side, height: side };
}

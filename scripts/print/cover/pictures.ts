// The book's own images for the cover, each in its place.

import type { CoverPart, Edition } from '../../book.ts';
import type { Site } from '../../world.ts';
import type { Panels, Rect } from './panels.ts';

/** An image of the cover: its path in the site, and the box that it fills. */
export type Picture = Readonly<{ path: string; box: Rect }>;

/** Places the images that book.yaml names. They reach over the bleed at the edges of the sheet. */
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

// How the area of a generated front is divided between its texts and its ornament.

import { coverMargin } from '../settings/print/geometry.ts';
import type { Profile } from '../settings/print/profile.ts';
import { inch } from '../settings/print/trim.ts';

/**
 * A front's size in CSS pixels, how far its ornament goes beyond that at right and foot, and how far its texts stay
 * inside at least.
 */
export type Area = Readonly<{ width: number; height: number; bleed: number; safety: number }>;

/** CSS pixels in a point. */
const pixels = 96 / inch;

/** The cover's front as the area of a design. */
export function frontArea(profile: Profile): Area {
  const { trim, service } = profile;
  return {
    width: trim.width * pixels,
    height: trim.height * pixels,
    bleed: service.coverBleed.value * pixels,
    safety: coverMargin(profile) * pixels,
  };
}

/** The ornament: place of its upper left corner, its tiles, and the edge (undefined: none) at which it has gaps. */
export type Quilt = Readonly<{
  left: number;
  top: number;
  tile: number;
  columns: number;
  rows: number;
  broken: 'top' | 'left' | undefined;
}>;

/** A box for the texts, an ornament, and the least size of title (pixels) that this division is good for. */
export type Layout = Readonly<{
  words: Readonly<{ left: number; top: number; width: number; height: number }>;
  quilt: Quilt;
  least: number;
  /** What sizes go by: the width of a portrait, the height of a landscape. */
  unit: number;
}>;

/** The divisions of an area, those with the largest ornament first. */
export function layoutsOf(area: Area): readonly Layout[] {
  return area.width > area.height ? landscapes(area) : portraits(area);
}

/** A layout for a front whose outer edge is the left one; its ornament is to be mirrored, too. */
export function turned({ words, quilt, ...rest }: Layout, { width }: Area): Layout {
  return {
    ...rest,
    words: { ...words, left: width - words.left - words.width },
    quilt: { ...quilt, left: width - quilt.left - quilt.columns * quilt.tile },
  };
}

/** The quilt stands on the foot, from the margin of the words to the outer edge; its outer tiles bleed. */
function portraits({ width, height, bleed, safety }: Area): readonly Layout[] {
  const unit = width;
  const margin = Math.max(width * 0.1, safety);
  const columns = 4;
  const tile = (width + bleed - margin) / columns;
  return [3, 2, 1, 0].map((rows) => {
    const top = rows === 0 ? height : height + bleed - rows * tile;
    const head = margin * 1.05;
    const foot = rows === 0 ? margin : unit * 0.055;
    return {
      unit,
      words: { left: margin, top: head, width: width - 2 * margin, height: top - head - foot },
      quilt: { left: margin, top, tile, columns, rows, broken: rows > 1 ? 'top' : undefined },
      least: [0, 0.06, 0.085, 0.115][rows] ?? 0,
    };
  });
}

/** The quilt fills the right side. */
function landscapes({ width, height, bleed, safety }: Area): readonly Layout[] {
  const unit = height;
  const margin = Math.max(height * 0.11, safety);
  const rows = 4;
  const tile = (height + 2 * bleed) / rows;
  return [3, 2, 1].map((columns) => {
    const left = width + bleed - columns * tile;
    return {
      unit,
      words: { left: margin, top: margin, width: left - 1.6 * margin, height: height - 2 * margin },
      quilt: { left, top: -bleed, tile, columns, rows, broken: columns > 1 ? 'left' : undefined },
      least: [0, 0, 0.08, 0.1][columns] ?? 0,
    };
  });
}

// Divides the area of a generated front between its texts and its ornament.

import { coverMargin } from '../settings/print/geometry.ts';
import type { Profile } from '../settings/print/profile.ts';
import { inch } from '../settings/print/trim.ts';

/**
 * The size of a front in CSS pixels; `bleed`, by how much its ornament extends beyond the right and bottom edges; and
 * `safety`, the least distance of its texts from the edges.
 */
export type Area = Readonly<{ width: number; height: number; bleed: number; safety: number }>;

/** CSS pixels in a point. */
const pixels = 96 / inch;

/** Gives the area of the front of a print cover. */
export function frontArea(profile: Profile): Area {
  const { trim, service } = profile;
  return {
    width: trim.width * pixels,
    height: trim.height * pixels,
    bleed: service.coverBleed.value * pixels,
    safety: coverMargin(profile) * pixels,
  };
}

/**
 * The ornament in CSS pixels: its upper left corner, the side of a tile, its columns and rows, and the edge at which tiles
 * are missing, if any.
 */
export type OrnamentGrid = Readonly<{
  left: number;
  top: number;
  tile: number;
  columns: number;
  rows: number;
  broken: 'top' | 'left' | undefined;
}>;

/** A box for the texts, an ornament, and the least title size, as a fraction of `unit`, for which this layout is used. */
export type Layout = Readonly<{
  words: Readonly<{ left: number; top: number; width: number; height: number }>;
  ornament: OrnamentGrid;
  least: number;
  /** The length that sizes are fractions of: the width of a portrait, the height of a landscape. */
  unit: number;
}>;

/** Lists the layouts of an area, the one with the largest ornament first. */
export function layoutsOf(area: Area): readonly Layout[] {
  return area.width > area.height ? landscapes(area) : portraits(area);
}

/** Mirrors a layout for a front whose outer edge is the left one. The drawing of its ornament must be mirrored too. */
export function mirrored({ words, ornament, ...rest }: Layout, { width }: Area): Layout {
  return {
    ...rest,
    words: { ...words, left: width - words.left - words.width },
    ornament: { ...ornament, left: width - ornament.left - ornament.columns * ornament.tile },
  };
}

/** The ornament is at the foot, from the margin of the texts to the outer edge; its outer tiles bleed. */
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
      ornament: { left: margin, top, tile, columns, rows, broken: rows > 1 ? 'top' : undefined },
      least: [0, 0.06, 0.085, 0.115][rows] ?? 0,
    };
  });
}

/** The ornament fills the right side. */
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
      ornament: { left, top: -bleed, tile, columns, rows, broken: columns > 1 ? 'left' : undefined },
      least: [0, 0, 0.08, 0.1][columns] ?? 0,
    };
  });
}

// Computes the panels of a cover on its sheet, back, spine and front, and the safe areas for text.

import { type Profile, spineTextRoom, spineWidth } from '../../../settings/print/profile.ts';
import type { Cited } from '../../../settings/print/service-types.ts';
import { services } from '../../../settings/print/services.ts';
import type { Size } from '../../../settings/print/trim.ts';

/** A rectangle in points from the upper left corner of the sheet. */
export type Rect = Size & Readonly<{ left: number; top: number }>;

/** The geometry of a cover, in points. */
export type Panels = Readonly<{
  /** The whole sheet, with its bleed. */
  sheet: Size;
  bleed: number;
  /** The trimmed panels. */
  back: Rect;
  spine: Rect;
  front: Rect;
  /** The part of the back that is kept free for the barcode. */
  barcode: Rect;
  /** The areas for text. That of the spine is undefined where the service allows no text at this number of pages. */
  safe: Readonly<{ back: Rect; spine: Rect | undefined; front: Rect }>;
  /** The width of the spine by its service, or `template` where only a template of the service has it. */
  formula: Cited<number | 'template'>;
}>;

/**
 * Computes the panels for a number of pages, for a book that is bound at the left edge. Where only a template of the service
 * has the width of the spine, that of the generic service is used as an estimate.
 */
export function panelsOf(profile: Profile, pages: number): Panels {
  const { service, trim } = profile;
  const bleed = service.coverBleed.value;
  const formula = spineWidth(profile, pages);
  const known =
    formula.value === 'template'
      ? spineWidth({ ...profile, service: services.generic }, pages).value
      : formula.value;
  if (known === 'template') throw new Error('Cannot find a formula for the spine of the generic service');
  const panel = (left: number, width: number): Rect => ({ left, top: bleed, width, height: trim.height });
  const back = panel(bleed, trim.width);
  const spine = panel(bleed + trim.width, known);
  const front = panel(spine.left + known, trim.width);
  const { width, height, clear } = service.barcode.value;
  const text = spineTextRoom(profile, { pages, spine: known }).value;
  const safety = service.coverSafety.value;
  const safeSpine = { ...inset(spine, safety), left: spine.left + text.clear, width: known - 2 * text.clear };
  return {
    sheet: { width: 2 * bleed + 2 * trim.width + known, height: 2 * bleed + trim.height },
    bleed,
    back,
    spine,
    front,
    barcode: {
      left: spine.left - clear - width,
      top: bleed + trim.height - clear - height,
      width,
      height,
    },
    safe: {
      back: inset(back, safety),
      spine: text.allowed && safeSpine.width > 0 ? safeSpine : undefined,
      front: inset(front, safety),
    },
    formula,
  };
}

/** Gives the panels of a book that is bound at the right edge: the front at the left, the back and its barcode at the right. */
export function boundRight(panels: Panels): Panels {
  const turn = (rect: Rect) => mirror(rect, panels.sheet);
  const { back, spine, front } = panels.safe;
  return {
    ...panels,
    back: turn(panels.back),
    spine: turn(panels.spine),
    front: turn(panels.front),
    barcode: turn(panels.barcode),
    safe: { back: turn(back), spine: spine && turn(spine), front: turn(front) },
  };
}

/** Moves a rectangle to the same distance from the other side of the sheet. */
export function mirror(rect: Rect, sheet: Size): Rect {
  return { ...rect, left: sheet.width - rect.left - rect.width };
}

/** Makes a rectangle smaller by a margin on each side. */
export function inset({ left, top, width, height }: Rect, margin: number): Rect {
  return { left: left + margin, top: top + margin, width: width - 2 * margin, height: height - 2 * margin };
}

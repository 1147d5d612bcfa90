// The page of a paged edition: trim size, margins and bleed, and their CSS.

/** The size of the text block of a page, in points. */
export type Room = Readonly<{ width: number; height: number }>;

/** The edge at which a book is bound: the left one if it is read from left to right. */
export type Binding = 'left' | 'right';

/**
 * Sizes in points (1/72 in). `width` and `height` are those of the cut page (trim), from which the margins are measured.
 * With `mirrored`, inner and outer margins change sides on versos. The PDF's page is larger than the trim by `bleed`.
 */
export type Sheet = Readonly<{
  width: number;
  height: number;
  top: number;
  bottom: number;
  inner: number;
  outer: number;
  mirrored: boolean;
  binding: Binding;
  bleed: Readonly<{ top: number; bottom: number; inside: number; outside: number }>;
}>;

/** No bleed: the PDF's page is the cut page. */
export const noBleed: Sheet['bleed'] = { top: 0, bottom: 0, inside: 0, outside: 0 };

/** 7 × 10 in with even margins: a page that fills a tablet and prints on either A4 or Letter. */
export const screenSheet: Sheet = {
  width: 504,
  height: 720,
  top: 63,
  bottom: 62,
  inner: 57.6,
  outer: 57.6,
  mirrored: false,
  binding: 'left',
  bleed: noBleed,
};

/** How far, in points, the background of code reaches into the margins. Chromium clips at the page area, so that is wider. */
export const outdent = 8;

/**
 * The sheet's `@page` rules, and custom properties with its sizes for other rules. Where the root is written from right to
 * left, a document's first page is a left-hand page.
 */
export function sheetRules(sheet: Sheet): string {
  const { height, top, bottom, inner, outer, mirrored, bleed } = sheet;
  const size = pageSize(sheet);
  const inside = inner + bleed.inside - outdent;
  const outside = outer + bleed.outside - outdent;
  const page = (selector: string, right: number, left: number) =>
    `@page${selector} { size: ${size.width}pt ${size.height}pt; ` +
    `margin: ${top + bleed.top}pt ${right}pt ${bottom + bleed.bottom}pt ${left}pt }\n`;
  const pages = mirrored
    ? page(':right', outside, inside) + page(':left', inside, outside)
    : page('', outside, inside);
  return `${pages}:root { --column: ${height - top - bottom}pt; --outdent: ${outdent}pt }\n`;
}

/** The size of the text block on a sheet. */
export function roomOf({ width, height, top, bottom, inner, outer }: Sheet): Room {
  return { width: width - inner - outer, height: height - top - bottom };
}

/** The edge of a page that is at the spine. `index` counts from 0; page 0 is a recto, on the right in a book bound at the left. */
export function spineEdge({ binding }: Pick<Sheet, 'binding'>, index: number): Binding {
  return (index % 2 === 0) === (binding === 'left') ? 'left' : 'right';
}

/** The size of the PDF's page in points: the cut page with its bleed. */
export function pageSize({ width, height, bleed }: Sheet): Readonly<{ width: number; height: number }> {
  return { width: width + bleed.inside + bleed.outside, height: height + bleed.top + bleed.bottom };
}

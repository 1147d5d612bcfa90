// The page of a paged edition: trim size and margins, as CSS.

/** Sizes in points (1/72 in). `mirrored`: inner and outer margins change sides on versos. */
export type Sheet = Readonly<{
  width: number;
  height: number;
  top: number;
  bottom: number;
  inner: number;
  outer: number;
  mirrored: boolean;
}>;

/** 7 × 10 in with even margins: a page that fills a tablet and prints on either A4 or Letter. */
export const screenSheet: Sheet = {
  width: 504,
  height: 720,
  top: 63,
  bottom: 62,
  inner: 57.6,
  outer: 57.6,
  mirrored: false,
};

/** How far (points) a code block's ground reaches into the margins. Chromium clips at the page area, so the area is wider. */
const outdent = 8;

/** The sheet's `@page` rules, and its sizes for other rules as custom properties. */
export function sheetRules({ width, height, top, bottom, inner, outer, mirrored }: Sheet): string {
  const page = (selector: string, right: number, left: number) =>
    `@page${selector} { size: ${width}pt ${height}pt; margin: ${top}pt ${right - outdent}pt ${bottom}pt ${left - outdent}pt }\n`;
  const pages = mirrored
    ? page(':right', outer, inner) + page(':left', inner, outer)
    : page('', outer, inner);
  return `${pages}:root { --column: ${height - top - bottom}pt; --outdent: ${outdent}pt }\n`;
}

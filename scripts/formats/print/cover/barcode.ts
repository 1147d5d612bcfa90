// Draws the barcode of an ISBN as SVG: EAN-13 with the digits under it.

import { isbnDigits } from '../../../settings/catalogue.ts';

/** The width of the thinnest bar at nominal size, in points (0.33 mm: ISO/IEC 15420). */
const bar = (0.33 / 25.4) * 72;

/** The height of a bar at nominal size, in points. */
const nominal = (22.85 / 25.4) * 72;

/** A barcode as SVG, in which bars and digits are paths, and the size in points at which it must be shown. */
export type Barcode = Readonly<{ svg: string; width: number; height: number }>;

/** Draws the barcode of an ISBN, at most `height` points high. Only bars are shortened: thinner ones may not scan. */
export async function barcodeOf(isbn: string, height: number): Promise<Barcode> {
  const { toSVG } = await import('@bwip-js/generic'); // few books have an ISBN
  const digits = 11 * bar;
  const bars = Math.min(nominal, height - digits);
  const svg = toSVG({
    bcid: 'ean13',
    text: isbnDigits(isbn),
    includetext: true,
    textyoffset: -7, // by default the digits touch the bars
    scale: 1,
    height: (bars / bar / 72) * 25.4, // in millimetres, where a module is one point wide
  });
  const [, width = '', total = ''] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  return { svg, width: Number(width) * bar, height: Number(total) * bar };
}

// Sets the texts of the back cover: the blurb, and the imprint with publisher, copyright and licence.

import { h } from 'hastscript';
import type { Extent, Specimen } from '../../../cover/fit.ts';
import { textHtml, toHtml } from '../../../cover/markup.ts';
import type { Edition } from '../../../model/book.ts';
import type { Panels, Rect } from './panels.ts';

/** CSS pixels in a point. */
const pixels = 96 / 72;

/** Type sizes to try, in points, the largest first. Those of the blurb are limited by the width of the back. */
const sizes = {
  blurb: [16, 15, 14, 13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5],
  imprint: [9, 8.5, 8, 7.5, 7.2],
};

/** The longest line of the blurb, in em: about 70 letters. */
const measureEms = 33;

/** The space between the parts, in points. */
const gap = 16;

/** The texts of the back as HTML. The blurb may be empty. */
type BackTexts = Readonly<{ blurb: string; imprint: string }>;

/** A text in its place: a box in points, and its type size in CSS pixels. */
type Placed = Readonly<{ html: string; className: string; box: Rect; size: number }>;

/** The placed texts. `excess` is the fraction of the blurb that does not fit even in the smallest type. */
type Back = Readonly<{ texts: readonly Placed[]; excess: number }>;

type Trial = Specimen & Readonly<{ part: 'blurb' | 'beside' | 'above' }>;

/**
 * Lists trial settings to be measured: of the blurb, and of the imprint both in the column beside the barcode and in the
 * full width above it.
 */
export function backSpecimens(
  { blurb, imprint }: BackTexts,
  panels: Panels,
  margin: number,
): readonly Trial[] {
  const { full, beside } = columns(panels, margin);
  const trial = (part: Trial['part'], html: string, points: number, width: number): Trial => {
    const size = points * pixels;
    const className = part === 'blurb' ? 'blurb' : 'imprint';
    return { part, html, className, size, width: width * pixels };
  };
  return [
    ...sizes.blurb
      .filter((size) => size <= Math.max(panels.back.width / 33, 9))
      .map((size) => trial('blurb', blurb, size, Math.min(full, measureEms * size))),
    ...(beside > 0 ? sizes.imprint.map((size) => trial('beside', imprint, size, beside)) : []),
    ...sizes.imprint.map((size) => trial('above', imprint, size, full)),
  ];
}

/**
 * Places the imprint at the foot, beside the barcode if it fits there, and the blurb between `top` and the imprint.
 * `extents` holds the measurements of `trials`, in the same order.
 */
export function setBack(
  trials: readonly Trial[],
  extents: readonly Extent[],
  panels: Panels,
  { margin, top }: Readonly<{ margin: number; top: number }>,
): Back {
  const { back, barcode } = panels;
  const tried = trials.map((trial, index) => {
    const { fits = false, depth = 0 } = extents[index] ?? {};
    return { ...trial, fits, depth: depth / pixels };
  });
  const beside = tried.find((one) => one.part === 'beside' && one.fits && one.depth <= 1.4 * barcode.height);
  const above = tried.filter((one) => one.part === 'above' && one.fits);
  const imprint = beside ?? above.find((one) => one.depth <= back.height / 5) ?? above.at(-1);
  const foot = beside ? barcode.top + barcode.height : barcode.top - gap;
  const left = back.left + margin;
  const place = (one: (typeof tried)[number], y: number): Placed => ({
    html: one.html,
    className: one.className,
    size: one.size,
    box: { left, top: y, width: one.width / pixels, height: one.depth },
  });
  const imprintTop = foot - (imprint?.depth ?? 0);
  const room = Math.min(barcode.top, imprintTop) - gap - top;
  const blurbs = tried.filter(({ part }) => part === 'blurb');
  const blurb = blurbs.find(({ fits, depth }) => fits && depth <= room) ?? blurbs.at(-1);
  return {
    texts: [...(blurb ? [place(blurb, top)] : []), ...(imprint ? [place(imprint, imprintTop)] : [])],
    excess: blurb && blurb.depth > room ? 1 - Math.max(0, room) / blurb.depth : 0,
  };
}

function columns({ back, barcode }: Panels, margin: number): Readonly<{ full: number; beside: number }> {
  const beside = barcode.left - gap - back.left - margin;
  return { full: back.width - 2 * margin, beside: beside < 80 ? 0 : beside };
}

/** Makes the texts of the back as HTML. */
export function backTextsOf({ manifest, duties }: Pick<Edition, 'manifest' | 'duties'>): BackTexts {
  const text = (words: string) => textHtml(words, manifest.language);
  const publisher = manifest.publisher === undefined ? '' : toHtml(h('p.publisher', manifest.publisher));
  const lines = [...duties.copyright, duties.sentence].map((line) => `<p>${text(line)}</p>`);
  return { blurb: blurbOf(manifest.description ?? '', text), imprint: publisher + lines.join('') };
}

/** Gives the paragraphs of the description as HTML. If there are several and the first is short, it becomes a headline. */
function blurbOf(description: string, text: (words: string) => string): string {
  const paragraphs = description
    .split(/\n\s*\n/)
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => one !== '');
  const lead = paragraphs.length > 1 && (paragraphs[0] ?? '').length <= 90;
  return paragraphs
    .map((one, index) => `<p${lead && index === 0 ? ' class="lead"' : ''}>${text(one)}</p>`)
    .join('');
}

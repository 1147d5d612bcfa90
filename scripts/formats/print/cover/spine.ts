// Sets the text of the spine as large as the width and height of the spine allow.

import type { Extent, Specimen } from '../../../cover/fit.ts';
import type { Wording } from '../../../cover/front.ts';
import type { Rect } from './panels.ts';

/** The texts of the spine and their sizes in points. The authors are undefined where there is no room for them. */
export type SpineText = Readonly<{
  title: string;
  size: number;
  authors: string | undefined;
  authorsSize: number;
}>;

/** The largest size in points, the size of the authors as a fraction of the title's, and the space between them in em. */
const largest = 26;
const share = 0.72;
const space = 1.6;

/** The type size of the trial lines in CSS pixels. */
const trial = 10;

/** The room in em that a line needs across the spine, with capitals centred and descenders to one side. */
export const lineExtent = 1.22;

/** Gives title and authors, each as one line, to be measured. Their final sizes are computed from that by proportion. */
export function spineSpecimens(
  { title, authors }: Wording,
  html: (text: string) => string,
): readonly Specimen[] {
  const line = (text: string, className: string): Specimen => ({
    html: html(text),
    className,
    size: trial,
    // Wider than any text of this length, but not wider than a page of PDF may be: a longer text fits no spine.
    width: Math.min(1.3 * trial * text.length + trial, 6000),
  });
  return [line(title, 'spine-title'), line(authors.join(' · '), 'spine-authors')];
}

/** Sets the texts of the spine in `room`; gives undefined where the title would be smaller than `least` points. */
export function setSpine(
  { title, authors }: Wording,
  [one, other]: readonly Extent[],
  room: Rect,
  least: number,
): SpineText | undefined {
  const [titleEms, authorsEms] = [one, other].map((extent) => (extent?.breadth ?? 0) / trial);
  const byWidth = Math.min(largest, room.width / lineExtent);
  const both = Math.min(byWidth, room.height / ((titleEms ?? 0) + space + share * (authorsEms ?? 0)));
  const alone = Math.min(byWidth, room.height / (titleEms ?? 0));
  if (both * share >= least && both >= 0.7 * alone)
    return { title, size: both, authors: authors.join(' · '), authorsSize: both * share };
  return alone >= least ? { title, size: alone, authors: undefined, authorsSize: 0 } : undefined;
}

// The text of the spine: as large as the spine's width and height allow.

import type { Extent, Specimen } from '../../../cover/fit.ts';
import type { Wording } from '../../../cover/front.ts';
import type { Rect } from './panels.ts';

/** Texts of the spine and their sizes in points. No authors: there is no room for them. */
export type SpineText = Readonly<{
  title: string;
  size: number;
  authors: string | undefined;
  lesser: number;
}>;

/** Largest size, in points; the authors' as part of the title's; space between them in ems. */
const largest = 26;
const share = 0.72;
const space = 1.6;

/** Size of the trial line in CSS pixels. */
const trial = 10;

/** Room in ems that a line needs across the spine: its capitals stand in the middle, its descenders to one side. */
export const lineExtent = 1.22;

/** Title and authors, each in one line, to be measured; sizes follow by proportion. */
export function spineSpecimens(
  { title, authors }: Wording,
  html: (text: string) => string,
): readonly Specimen[] {
  const line = (text: string, className: string): Specimen => ({
    html: html(text),
    className,
    size: trial,
    // Wider than the text by far, but not than a PDF's page may be: what is longer has no room on any spine.
    width: Math.min(1.3 * trial * text.length + trial, 6000),
  });
  return [line(title, 'spine-title'), line(authors.join(' · '), 'spine-authors')];
}

/** Sets the spine, or doesn't where the text would be smaller than `least` points. */
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
    return { title, size: both, authors: authors.join(' · '), lesser: both * share };
  return alone >= least ? { title, size: alone, authors: undefined, lesser: 0 } : undefined;
}

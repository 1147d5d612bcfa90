// The page of a printed book: margins that the binder allows and the reader likes.

import { insideMargin, outsideMargin, type Profile } from './profile.ts';
import { noBleed, outdent, type Sheet } from './sheet.ts';
import { inch, type Size } from './trim.ts';

/** Line height of the text, in points (templates/print/text.css): the column is a whole number of lines. */
const line = 14.4;

/** The longest measure, in points: 75 characters of 10.4 pt Source Serif 4, of which English prose takes 4.8 pt each. */
const longest = 360;

/** Margins of a 7 × 10 in page, in points; smaller pages have smaller ones in proportion, larger ones the same. */
const floors = { inner: 0.75 * inch, outer: 0.625 * inch, top: 0.875 * inch, bottom: 0.875 * inch };

/** Room (points) between the text and the far edge of running head and folio (templates/furniture.css). */
const furniture = 30;

/** Of the room that the longest measure leaves over, the spine's share: the outer margin is the thumb's. */
const spineShare = 0.4;

/** The sheet of an interior of so many pages. Pages beyond the service's limits have the last limit's margins. */
export function interiorSheet(profile: Profile, pages: number): Sheet {
  const { trim, bleed, service } = profile;
  const scale = Math.min(1, trim.width / (7 * inch));
  const edge = outsideMargin(profile).value;
  // Grounds of code reach into the margins, and ink may not come nearer to the edge than the service allows.
  const inner = Math.max(floors.inner * scale, insideMargin(profile, pages) + outdent);
  const outer = Math.max(floors.outer * scale, edge + outdent);
  const spare = Math.max(0, trim.width - inner - outer - longest);
  const top = Math.max(floors.top * scale, edge + furniture);
  const room = trim.height - top - Math.max(floors.bottom * scale, edge + furniture);
  const column = Math.floor(round(room / line)) * line;
  return {
    ...trim,
    top: round(top),
    bottom: round(trim.height - top - column),
    inner: round(inner + spare * spineShare),
    outer: round(outer + spare * (1 - spineShare)),
    mirrored: true,
    binding: profile.binding,
    bleed: bleed ? bleedOf(service.bleed.value) : noBleed,
  };
}

/** The size of a cover that lies open: back, spine (`spine` points thick) and front, with bleed on all sides. */
export function coverSize({ trim, service }: Profile, spine: number): Size {
  const bleed = 2 * service.coverBleed.value;
  return { width: 2 * trim.width + spine + bleed, height: trim.height + bleed };
}

/** How far (points) the texts of a cover stay from its edges. */
export function coverMargin({ trim, service }: Profile): number {
  return Math.max(trim.width / 10, service.coverSafety.value);
}

function bleedOf({ width, edges }: Profile['service']['bleed']['value']): Sheet['bleed'] {
  const at = (edge: (typeof edges)[number]) => (edges.includes(edge) ? width : 0);
  return { top: at('top'), bottom: at('bottom'), inside: at('inside'), outside: at('outside') };
}

/** To a thousandth of a point, so that CSS has short numbers. */
function round(length: number): number {
  return Math.round(length * 1000) / 1000;
}

// The page of a printed book: margins that the print service allows and a measure that is easy to read.

import { noBleed, outdent, type Sheet } from './margins.ts';
import { insideMargin, outsideMargin, type Profile } from './profile.ts';
import { inch, type Size } from './trim.ts';

/** Line height of the text, in points (templates/print/text.css). The text block is a whole number of lines high. */
const line = 14.4;

/** The longest measure, in points: 75 characters of 10.4 pt Source Serif 4, which take 4.8 pt each in English prose. */
const longest = 360;

/** Least margins of a 7 × 10 in page, in points. Narrower pages have margins in proportion, wider pages the same. */
const floors = { inner: 0.75 * inch, outer: 0.625 * inch, top: 0.875 * inch, bottom: 0.875 * inch };

/** Distance, in points, from the text to the far edge of the running head or folio (templates/furniture.css). */
const furniture = 30;

/** The inner margin's share of what the longest measure leaves over. The outer margin gets more, for the thumb. */
const spineShare = 0.4;

/** The sheet of an interior with `pages` pages. Beyond the service's last limit, the margins of that limit hold. */
export function interiorSheet(profile: Profile, pages: number): Sheet {
  const { trim, bleed, service } = profile;
  const scale = Math.min(1, trim.width / (7 * inch));
  const edge = outsideMargin(profile).value;
  // The background of code reaches into the margins by `outdent`, and must not come nearer to the edge than the service allows.
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

/** The size of an open cover in points: back, spine (`spine` points wide) and front, with bleed on all sides. */
export function coverSize({ trim, service }: Profile, spine: number): Size {
  const bleed = 2 * service.coverBleed.value;
  return { width: 2 * trim.width + spine + bleed, height: trim.height + bleed };
}

/** The distance of a cover's texts from its edges, in points. */
export function coverMargin({ trim, service }: Profile): number {
  return Math.max(trim.width / 10, service.coverSafety.value);
}

function bleedOf({ width, edges }: Profile['service']['bleed']['value']): Sheet['bleed'] {
  const at = (edge: (typeof edges)[number]) => (edges.includes(edge) ? width : 0);
  return { top: at('top'), bottom: at('bottom'), inside: at('inside'), outside: at('outside') };
}

/** Rounds to a thousandth of a point, so that the numbers in the CSS are short. */
function round(length: number): number {
  return Math.round(length * 1000) / 1000;
}

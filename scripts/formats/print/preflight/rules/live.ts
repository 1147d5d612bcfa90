// Preflight rule on the safe area: nothing that matters is so near to the trim edge that it may be cut off.

import type { Box } from '../../../../model/placed-text.ts';
import { isWhite } from '../../../../pdf/colours.ts';
import { spineEdge } from '../../../../settings/print/margins.ts';
import { insideMargin, outsideMargin, spineTextRoom } from '../../../../settings/print/profile.ts';
import type { PageFacts } from '../facts.ts';
import { wantedBoxes } from './boxes.ts';
import { inches, type Rule, type Subject } from './rule.ts';

/** The tolerance in points for the rounding of glyph boxes and of Chromium's pixels. */
const slack = 0.6;

/** An area where text and pictures may be. */
type Zone = Readonly<{ name: string; box: Box }>;

/** Requires text and, in a book without bleed, everything else to be inside the safe area. */
export const live: Rule = {
  number: 7,
  id: 'live-area',
  severity: 'error',
  cure: 'Make it smaller or shorter in the book, or choose a larger trim size.',
  test(file, subject) {
    const { profile, kind } = subject;
    const pictures = kind === 'interior' && !profile.bleed;
    const edge = outsideMargin(profile);
    const inside = insideMargin(profile, file.pages.length);
    const safety = profile.service.coverSafety;
    let nearest = Number.POSITIVE_INFINITY;
    const failures = file.pages.flatMap((page) => {
      const zones = kind === 'cover' ? coverZones(subject) : [pageZone(subject, page.number - 1, inside)];
      return marksOf(page, pictures).flatMap(({ box, what }) => {
        const over = Math.min(...zones.map((zone) => overhang(box, zone.box)));
        nearest = Math.min(nearest, -over);
        return over > slack
          ? [{ page: page.number, what: `${what} is ${inches(over)} outside the safe area` }]
          : [];
      });
    });
    const asks =
      kind === 'cover'
        ? `text at least ${inches(safety.value)} from the trim edges and the folds, or inside the safe area of the spine`
        : `${pictures ? 'everything' : 'text'} at least ${inches(inside)} from the spine and ${inches(edge.value)} from the other edges`;
    const closest =
      nearest < -slack
        ? `${inches(-nearest)} outside at the worst place`
        : `${inches(Math.max(0, nearest))} to spare at the closest place`;
    return {
      asks,
      cited: kind === 'cover' ? safety : inside > edge.value ? profile.service.inside : edge,
      measured: Number.isFinite(nearest) ? closest : 'nothing printed',
      failures,
    };
  },
};

/** Gives what on a page must be inside the safe area. White areas do not count. */
function marksOf(
  { texts, paints }: PageFacts,
  pictures: boolean,
): readonly Readonly<{ box: Box; what: string }>[] {
  const words = texts.map(({ box, text }) => ({ box, what: `\`${text.slice(0, 40)}\`` }));
  if (!pictures) return words;
  const others = paints.flatMap(({ kind, box, colour }) =>
    box && !isWhite(colour) && box.width + box.height > 0
      ? [{ box, what: kind === 'image' ? 'a picture' : 'an area or a line' }]
      : [],
  );
  return [...words, ...others];
}

/** Gives the safe area of page `index` (from 0, a recto). */
function pageZone(subject: Subject, index: number, inside: number): Zone {
  const { trim } = wantedBoxes(subject, index);
  const edge = outsideMargin(subject.profile).value;
  const left = spineEdge(subject.profile, index) === 'left' ? inside : edge;
  return {
    name: 'page',
    box: {
      x: trim.x + left,
      y: trim.y + edge,
      width: trim.width - inside - edge,
      height: trim.height - 2 * edge,
    },
  };
}

/** Gives the safe areas of the back, of the spine where the service allows text on it, and of the front. */
function coverZones(subject: Subject & { kind: 'cover' }): readonly Zone[] {
  const { profile, spine } = subject;
  const { trim } = wantedBoxes(subject, 0);
  const safety = profile.service.coverSafety.value;
  const { allowed, clear } = spineTextRoom(profile, subject).value;
  const zone = (name: string, x: number, width: number, margin: number): Zone => ({
    name,
    box: { x: x + margin, y: trim.y + safety, width: width - 2 * margin, height: trim.height - 2 * safety },
  });
  const fold = trim.x + profile.trim.width;
  return [
    zone('back', trim.x, profile.trim.width, safety),
    ...(allowed ? [zone('spine', fold, spine, clear)] : []),
    zone('front', fold + spine, profile.trim.width, safety),
  ];
}

/** Gives how far a box extends beyond a zone, at the side where it does most: below 0 where it is inside. */
function overhang(box: Box, zone: Box): number {
  return Math.max(
    zone.x - box.x,
    zone.y - box.y,
    box.x + box.width - zone.x - zone.width,
    box.y + box.height - zone.y - zone.height,
  );
}

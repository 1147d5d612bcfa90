// Rule: nothing that matters comes nearer to the cut than the binder's tolerance.

import type { Box } from '../../../../model/placed-text.ts';
import { isWhite } from '../../../../pdf/colours.ts';
import { insideMargin, outsideMargin, spineTextRoom } from '../../../../settings/print/profile.ts';
import { spineEdge } from '../../../../settings/print/sheet.ts';
import type { PageFacts } from '../facts.ts';
import { wantedBoxes } from './boxes.ts';
import { inches, type Rule, type Subject } from './rule.ts';

/** Rounding of glyph boxes and of Chromium's pixels, in points. */
const slack = 0.6;

/** A place where text and pictures may stand. */
type Zone = Readonly<{ name: string; box: Box }>;

/** Text and, where nothing bleeds, everything else stay inside the safe margins. */
export const live: Rule = {
  number: 7,
  id: 'live-area',
  severity: 'error',
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
        return over > slack ? [{ page: page.number, what: `${what} is ${inches(over)} outside` }] : [];
      });
    });
    const asks =
      kind === 'cover'
        ? `text ${inches(safety.value)} from the cut and from the folds; on the spine its own clearance`
        : `${pictures ? 'everything' : 'text'} ${inches(inside)} from the spine and ${inches(edge.value)} from the other edges`;
    return {
      asks,
      cited: kind === 'cover' ? safety : inside > edge.value ? profile.service.inside : edge,
      measured: Number.isFinite(nearest)
        ? `the nearest has ${inches(Math.max(0, nearest))} to spare`
        : 'nothing printed',
      failures,
    };
  },
};

/** What of a page must be inside. A page's own ground of paper white is nothing. */
function marksOf(
  { texts, paints }: PageFacts,
  pictures: boolean,
): readonly Readonly<{ box: Box; what: string }>[] {
  const words = texts.map(({ box, text }) => ({ box, what: `\`${text.slice(0, 40)}\`` }));
  if (!pictures) return words;
  const others = paints.flatMap(({ kind, box, colour }) =>
    box && !isWhite(colour) && box.width + box.height > 0
      ? [{ box, what: kind === 'image' ? 'a picture' : 'a ground or rule' }]
      : [],
  );
  return [...words, ...others];
}

/** The safe area of page `index` (from 0, a recto). */
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

/** Back, spine (where it may carry text) and front. */
function coverZones(subject: Subject & { kind: 'cover' }): readonly Zone[] {
  const { profile, spine } = subject;
  const { trim } = wantedBoxes(subject, 0);
  const safety = profile.service.coverSafety.value;
  const { allowed, clear } = spineTextRoom(profile, subject).value;
  const zone = (name: string, x: number, width: number, aside: number): Zone => ({
    name,
    box: { x: x + aside, y: trim.y + safety, width: width - 2 * aside, height: trim.height - 2 * safety },
  });
  const fold = trim.x + profile.trim.width;
  return [
    zone('back', trim.x, profile.trim.width, safety),
    ...(allowed ? [zone('spine', fold, spine, clear)] : []),
    zone('front', fold + spine, profile.trim.width, safety),
  ];
}

/** How far a box reaches out of another, at the side where it does most; below 0 where it has room. */
function overhang(box: Box, zone: Box): number {
  return Math.max(
    zone.x - box.x,
    zone.y - box.y,
    box.x + box.width - zone.x - zone.width,
    box.y + box.height - zone.y - zone.height,
  );
}

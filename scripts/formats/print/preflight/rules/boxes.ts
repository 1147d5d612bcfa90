// Preflight rules on the size of the pages and on where they are cut.

import type { Box } from '../../../../model/placed-text.ts';
import { pageBoxes } from '../../../../pdf/boxes.ts';
import { coverSize, interiorSheet } from '../../../../settings/print/geometry.ts';
import { pageSize } from '../../../../settings/print/margins.ts';
import { inch, nameSize, type Size } from '../../../../settings/print/trim.ts';
import { ours, type Rule, type Subject } from './rule.ts';

/** The tolerance in points: Chromium rounds pages to steps of 0.24 pt, and printers give sizes in hundredths of an inch. */
const near = 0.01 * inch + 0.001;

/** Requires pages of one size, that of the trimmed page with its bleed. */
export const size: Rule = {
  number: 1,
  id: 'page-size',
  severity: 'error',
  test(file, subject) {
    const wanted = wholeSize(subject);
    const { service, bleed } = subject.profile;
    return {
      asks: `pages of ${nameSize(wanted)}`,
      cited: subject.kind === 'cover' ? service.coverBleed : bleed ? service.bleed : ours,
      measured:
        [...new Set(file.pages.map(({ media }) => nameSize(media)))].slice(0, 4).join(', ') || 'no page',
      failures: file.pages
        .filter(({ media, rotated }) => rotated || !isNear(media, { ...wanted, x: 0, y: 0 }))
        .map(({ number, media, rotated }) => ({
          page: number,
          what: rotated ? 'it is rotated' : nameSize(media),
        })),
    };
  },
};

/** Requires a TrimBox where the trim edge is not the edge of the page or the PDF/X standard asks for one. */
export const boxes: Rule = {
  number: 2,
  id: 'page-boxes',
  severity: 'error',
  test(file, subject) {
    const { profile } = subject;
    const must = subject.kind === 'cover' || profile.bleed || profile.service.pdfx !== undefined;
    return {
      asks: must
        ? 'a TrimBox on every page, which tells where it is cut'
        : 'TrimBox and BleedBox, if any, that agree with the trim size',
      cited: profile.service.pdfx ?? profile.service.bleed,
      measured: `${file.pages.filter(({ trim }) => trim).length} of ${file.pages.length} pages have a TrimBox`,
      failures: file.pages.flatMap(({ number, trim, bleed }) => {
        const wanted = wantedBoxes(subject, number - 1);
        const wrong = [
          ...(must && !trim ? [`no TrimBox, expected ${nameBox(wanted.trim)}`] : []),
          ...(trim && !isNear(trim, wanted.trim)
            ? [`its TrimBox is ${nameBox(trim)}, expected ${nameBox(wanted.trim)}`]
            : []),
          ...(bleed && !isNear(bleed, wanted.bleed)
            ? [`its BleedBox is ${nameBox(bleed)}, expected ${nameBox(wanted.bleed)}`]
            : []),
        ];
        return wrong.map((what) => ({ page: number, what }));
      }),
    };
  },
};

/** Gives the BleedBox and the TrimBox that page `index` (from 0) should have. */
export function wantedBoxes(subject: Subject, index: number): Readonly<{ bleed: Box; trim: Box }> {
  if (subject.kind === 'interior') return pageBoxes(interiorSheet(subject.profile, 0), index);
  const bleed = { x: 0, y: 0, ...wholeSize(subject) };
  const around = subject.profile.service.coverBleed.value;
  const { width, height } = bleed;
  return { bleed, trim: { x: around, y: around, width: width - 2 * around, height: height - 2 * around } };
}

function wholeSize(subject: Subject): Size {
  return subject.kind === 'cover'
    ? coverSize(subject.profile, subject.spine)
    : pageSize(interiorSheet(subject.profile, 0));
}

function isNear(one: Box, other: Box): boolean {
  return (['x', 'y', 'width', 'height'] as const).every((key) => Math.abs(one[key] - other[key]) <= near);
}

function nameBox({ x, y, width, height }: Box): string {
  return `[${[x, y, x + width, y + height].map((edge) => Number(edge.toFixed(2))).join(' ')}]`;
}

// Point: every anchor of the book is an address of the copy; so is each that it had once and redirects.

import { decodePercent } from '../../percent.ts';
import { redirectsOf } from '../../redirects.ts';
import type { Point } from '../point.ts';

/** See `about`. */
export const anchors: Point = {
  id: 'anchors',
  about: 'every anchor, and every one that is redirected',
  run({ format, edition, copy }) {
    // On paper no address leads anywhere; PDF/X has no named destinations at all.
    if (format.printed && copy.anchors.size === 0) return undefined;
    const former = redirectsOf(edition.manifest).filter(({ page }) => page === undefined);
    const wanted = [...edition.anchors.keys(), ...former.map(({ key }) => key)];
    // Copies that others made have the ids as they are.
    const plain = new Set([...copy.anchors].map(decodePercent));
    const failures = wanted
      .filter((id) => !copy.anchors.has(format.address(id)) && !plain.has(id))
      .map((id) => `Cannot find anchor \`${id}\` in the ${format.id} edition`);
    return { told: `${wanted.length - failures.length} of ${wanted.length}`, where: [], failures };
  },
};

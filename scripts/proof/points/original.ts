// Point: what a derivative owes to its original: that notice unchanged, and that and how it was modified.

import type { Point } from '../../model/proof.ts';
import { demand, together } from '../demand.ts';

/** See `about`. */
export const original: Point = {
  id: 'original',
  about: 'the notice of the book that this one was made from, word for word, and how that was modified',
  seen: true,
  run(evidence) {
    const { derivation } = evidence.edition;
    if (!derivation) return undefined;
    return together([
      ...derivation.notice.map((paragraph) => demand(evidence, 'the original’s notice', paragraph)),
      demand(evidence, 'how the original was modified', derivation.statement),
    ]);
  },
};

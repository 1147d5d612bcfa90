// Point: a copy of a derivative has the original's notice, unchanged, and says how the original was modified.

import type { Point } from '../../model/proof.ts';
import { demand, together } from '../demand.ts';

/** The point on derivatives. */
export const original: Point = {
  id: 'original',
  about: 'the original’s notice, word for word, and how the original was modified',
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

// Point: the copy shows every copyright line, with the licence's sentence right below.

import type { Point } from '../../model/proof.ts';
import { fold } from '../../text/fold.ts';
import { demand } from '../demand.ts';

/** The point on copyright lines. */
export const copyright: Point = {
  id: 'copyright',
  about: 'every copyright line, with the licence’s sentence right below',
  seen: true,
  run(evidence) {
    const { edition, format, copy } = evidence;
    const lines = [...edition.duties.copyright, edition.duties.sentence].join('\n');
    const found = demand(evidence, 'the copyright lines with the licence’s sentence below', lines);
    if (found.failures.length > 0) return found;
    // The page for wrong addresses and the pages that redirect are not among the documents.
    const bare = format.everywhere
      ? [...copy.documents.keys()].filter((from) => !evidence.folded.get(from)?.includes(fold(lines)))
      : [];
    const failures = bare.map(
      (from) => `Cannot find the copyright lines with the licence’s sentence below on ${from}`,
    );
    return { ...found, failures };
  },
};

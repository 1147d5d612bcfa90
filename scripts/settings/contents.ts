// The keys of book.yaml for the table of contents and the index.

import * as z from 'zod';
import { line } from './line.ts';

const rank = 'a whole number from 1 to 6';

/** The key `contents`. */
export const contentsSettings = z.strictObject({
  depth: z
    .int()
    .min(1, rank)
    .max(6, rank)
    .default(3)
    .describe(
      'How many ranks of headings the table of contents of the PDF and the printed book shows, from 1 to 6. The default is 3.',
    ),
});

const places = z.array(line).min(1, 'at least one anchor');

/** The key `index`. */
export const indexSettings = z
  .record(
    z.string(),
    z.union([line, places, z.record(z.string(), z.union([line, places]))], {
      error: 'an anchor, a list of anchors, or terms under it',
    }),
  )
  .describe(
    'The terms of the index. Each has the id of an anchor, a list of ids, subterms, or `see` with another term: ' +
      '`driver: {see: module, device: sec:devices}`. The key `module, loading` is the subterm `loading` of `module`. ' +
      'Terms that the text defines with `<dfn>` are added.',
  );

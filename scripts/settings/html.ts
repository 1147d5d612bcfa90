// The keys of book.yaml for the web edition.

import * as z from 'zod';

/** The key `html`. */
export const htmlSettings = z.strictObject({
  lineNumbers: z
    .boolean()
    .default(false)
    .describe(
      'Set this to `true` to number the lines of listings that have captions. The third line of `#lst:hello` then has the address `#lst:hello-L3`. The default is `false`.',
    ),
});

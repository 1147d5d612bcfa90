// The keys of book.yaml that are about the web edition.

import * as z from 'zod';

/** The key `html`. */
export const htmlSettings = z.strictObject({
  lineNumbers: z
    .boolean()
    .default(false)
    .describe(
      'whether the lines of listings with captions are numbered: the third line of `#lst:hello` is then `#lst:hello-L3`',
    ),
});

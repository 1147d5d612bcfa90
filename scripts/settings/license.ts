// The key `license` of book.yaml.

import * as z from 'zod';
import { address, line } from './line.ts';

/** The default of `license.notice`. */
export const noticeName = 'NOTICE.md';

/** The key `license`. */
export const licenseSettings = z.strictObject({
  id: line.describe(
    'The SPDX id of the licence, such as `OSL-3.0`, or an expression such as `MIT OR Apache-2.0`. A licence that SPDX does not list is `LicenseRef-` and a name of your choice.',
  ),
  name: line.optional().describe('The name of the licence, if its id is a `LicenseRef-…`.'),
  text: z
    .union([line, z.record(z.string(), line)], { error: 'a file, or files by the ids of licences' })
    .optional()
    .describe(
      'The file with the text of a licence that SPDX does not list, or `{ID: file}` for several licences. A file whose name ends in `.md` is read as Markdown.',
    ),
  url: address.optional().describe('The address of the licence. The default is its page at spdx.org.'),
  notice: line
    .optional()
    .describe(
      'The file with the notice that every copy must carry, word for word. The default is `NOTICE.md`. The copyright page shows the notice.',
    ),
  samples: line
    .optional()
    .describe('The SPDX id or expression of the sample programs’ licence, if it differs from the book’s.'),
});

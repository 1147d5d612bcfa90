// The key `license` of book.yaml.

import * as z from 'zod';
import { address, line } from './line.ts';

/** The file that has the notice where book.yaml names none. */
export const noticeName = 'NOTICE.md';

/** The key `license`. */
export const licenseSettings = z.strictObject({
  id: line.describe(
    'SPDX id of the licence, for example `OSL-3.0`; or an expression such as `MIT OR Apache-2.0`; or `LicenseRef-…` for one of your own',
  ),
  name: line.optional().describe('what a licence of your own (`LicenseRef-…`) is called'),
  text: z
    .union([line, z.record(z.string(), line)], { error: 'a file, or files by the ids of licences' })
    .optional()
    .describe(
      'file with the text of a licence that SPDX’s list does not have, or `{ID: file}` for several; Markdown where it ends in `.md`',
    ),
  url: address.optional().describe('address of the licence; left out: that of its SPDX page'),
  notice: line
    .optional()
    .describe(
      'file with the notice, word for word; left out: `NOTICE.md`. Where no chapter has the notice, the copyright page shows it',
    ),
  samples: line
    .optional()
    .describe('SPDX id or expression of the licence of the sample programs, where it is another'),
});

// A line of text in book.yaml.

import * as z from 'zod';

/** Text that is not empty, its white space folded. */
export const line = z
  .string()
  .overwrite((text) => text.replace(/\s+/g, ' ').trim())
  .min(1, 'text that is not empty');

// A line of text in book.yaml, and an address.

import * as z from 'zod';

/** Text that is not empty, its white space folded. */
export const line = z
  .string()
  .overwrite((text) => text.replace(/\s+/g, ' ').trim())
  .min(1, 'text that is not empty');

/** An address on the web. */
export const address = z.url({
  protocol: /^https?$/,
  error: 'an address that starts with http:// or https://',
});

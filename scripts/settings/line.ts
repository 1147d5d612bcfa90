// The schemas of a line of text and of a web address in book.yaml.

import * as z from 'zod';

/** Text that is not empty; runs of white space become one space. */
export const line = z
  .string()
  .overwrite((text) => text.replace(/\s+/g, ' ').trim())
  .min(1, 'text that is not empty');

/** An address that starts with http:// or https://. */
export const address = z.url({
  protocol: /^https?$/,
  error: 'an address that starts with http:// or https://',
});

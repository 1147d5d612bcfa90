// The keys of book.yaml that are about how the EPUB is made.

import * as z from 'zod';

/** The key `epub.fonts`. */
export const fontSettings = z
  .enum(['none', 'code'], '`none` or `code`')
  .default('none')
  .describe(
    'fonts in the EPUB: `none`, or `code` for one that code is set in; text is always in the reader’s own',
  );

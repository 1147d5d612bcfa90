// The keys of book.yaml that are about how the EPUB is made.

import * as z from 'zod';
import { isbn } from './catalogue.ts';
import { line } from './line.ts';

const fontSettings = z
  .enum(['none', 'code'], '`none` or `code`')
  .default('none')
  .describe(
    'fonts in the EPUB: `none`, or `code` for one that code is set in; text is always in the reader’s own',
  );

const pageSettings = z
  .enum(['printed', 'none'], '`printed` or `none`')
  .default('printed')
  .describe('pages that the EPUB marks and lists: those of the `printed` book, or `none`');

/** The key `epub`. */
export const epubSettings = z.strictObject({
  isbn: isbn.optional().describe('ISBN-13 of the EPUB: another one than the printed book’s'),
  certifier: line
    .optional()
    .describe(
      'who has examined the EPUB and answers for it that it meets WCAG 2.2 at level AA; it says so then',
    ),
  fonts: fontSettings,
  pages: pageSettings,
});

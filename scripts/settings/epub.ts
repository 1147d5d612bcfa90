// The keys of book.yaml for the EPUB.

import * as z from 'zod';
import { isbn } from './catalogue.ts';
import { line } from './line.ts';

const fontSettings = z
  .enum(['none', 'code'], '`none` or `code`')
  .default('none')
  .describe(
    'The fonts that the EPUB embeds: `none` (the default), or `code` for a font for code. Text is always set in the reader’s own font.',
  );

const pageSettings = z
  .enum(['printed', 'none'], '`printed` or `none`')
  .default('printed')
  .describe('The page numbers that the EPUB marks: those of the `printed` book (the default), or `none`.');

/** The key `epub`. */
export const epubSettings = z.strictObject({
  isbn: isbn.optional().describe('The ISBN-13 of the EPUB, a different one from that of the printed book.'),
  certifier: line
    .optional()
    .describe(
      'The person or organisation who has examined the EPUB and certifies that it meets WCAG 2.2, level AA. The EPUB then says so.',
    ),
  fonts: fontSettings,
  pages: pageSettings,
});

// The keys of book.yaml for the printed book and its cover.

import * as z from 'zod';
import { parseTrim, trimWording } from './trim.ts';

const image = z.string().trim().min(1, 'text that is not empty').optional();

/** The key `print`. */
export const printSettings = z.strictObject({
  profile: oneOf(['kdp', 'lulu', 'ingramspark', 'generic'])
    .default('generic')
    .describe(
      'The print service whose limits the book keeps: `kdp`, `lulu`, `ingramspark`, or `generic` (the default) for any other printer.',
    ),
  trim: z
    .string()
    .refine((text) => parseTrim(text) !== undefined, trimWording)
    .default('7x10')
    .describe(
      'The width and height of the cut page: `7x10` (inches, the default), `170x240mm`, `6.5x9.5in`, or a name such as `A5`.',
    ),
  paper: oneOf(['white', 'cream'])
    .default('white')
    .describe('The paper of the interior: `white` (the default) or `cream`.'),
  ink: oneOf(['black', 'color'])
    .default('black')
    .describe('The ink of the interior: `black` (the default) or `color`.'),
  bleed: z
    .boolean()
    .default(false)
    .describe('Set this to `true` if pictures run over the edge of the page. The default is `false`.'),
});

/** The key `cover`. */
export const coverSettings = z.strictObject({
  front: image.describe('The image file of the front cover, with its path from the book’s folder.'),
  back: image.describe('The image file of the back cover, with its path from the book’s folder.'),
  spine: image.describe('The image file of the spine, with its path from the book’s folder.'),
});

/** The schema of one of some words; its message lists them. */
function oneOf<const Word extends string>(words: readonly Word[]): z.ZodType<Word, Word> {
  return z.enum(words, `one of ${words.map((word) => `\`${word}\``).join(', ')}`);
}

// The keys of book.yaml that are about the printed book.

import * as z from 'zod';
import { parseTrim, trimWording } from './trim.ts';

const image = z.string().trim().min(1, 'text that is not empty').optional();

/** The key `print`. */
export const printSettings = z.strictObject({
  profile: oneOf(['kdp', 'lulu', 'ingramspark', 'generic'])
    .default('generic')
    .describe('who prints it: `kdp`, `lulu`, `ingramspark` or `generic`'),
  trim: z
    .string()
    .refine((text) => parseTrim(text) !== undefined, trimWording)
    .default('7x10')
    .describe('size of the cut page: `7x10` (inches), `170x240mm`, `6.5x9.5in`, or a name such as `A5`'),
  paper: oneOf(['white', 'cream']).default('white').describe('paper of the interior: `white` or `cream`'),
  ink: oneOf(['black', 'color']).default('black').describe('ink of the interior: `black` or `color`'),
  bleed: z.boolean().default(false).describe('whether pictures run over the edge of the page'),
});

/** The key `cover`. */
export const coverSettings = z.strictObject({
  front: image.describe('image of the front cover, in the book’s folder'),
  back: image.describe('image of the back cover, in the book’s folder'),
  spine: image.describe('image of the spine, in the book’s folder'),
});

/** One of some words; wrong ones are told with the list. */
function oneOf<const Word extends string>(words: readonly Word[]): z.ZodType<Word, Word> {
  return z.enum(words, `one of ${words.map((word) => `\`${word}\``).join(', ')}`);
}

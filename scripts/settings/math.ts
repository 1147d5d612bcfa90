// The key of book.yaml for formulas.

import * as z from 'zod';

/** The key `math`. */
export const mathSettings = z.strictObject({
  macros: z
    .record(z.string().regex(/^\\?(?:[A-Za-z]+|[^A-Za-z\s\\])$/, 'a command such as `\\R`'), z.string())
    .optional()
    .describe(
      'Commands of TeX for all formulas of the book, each with what it stands for: `{\\R: "\\\\mathbb{R}"}`. Arguments are `#1`, `#2` and so on.',
    ),
});

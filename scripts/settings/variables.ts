// The keys of book.yaml that the text can name: values of variables, and the editions of the book.

import * as z from 'zod';
import { line } from './line.ts';

/** The schemas of `variables`, `editions` and `edition`. */
export const variableSettings = {
  variables: z
    .record(
      z.string().regex(/^[A-Za-z][\w.-]*$/, 'letters, digits, `.`, `_` and `-`, a letter first'),
      z.string(),
    )
    .optional()
    .describe(
      'Values that the text names as `{{NAME}}`, such as `{kernel: "6.8"}`. With this key, if only as `{}`, names such as `{{version}}` stand for what book.yaml has.',
    ),
  editions: z
    .array(line)
    .optional()
    .describe(
      'The names of the editions that the text tells apart, such as `[students, teachers]`: `::: only teachers` is for one of them.',
    ),
  edition: line.optional().describe('The edition that is made, one of `editions`.'),
};

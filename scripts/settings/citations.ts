// The keys of book.yaml for citations: the files of the bibliography, and the style.

import * as z from 'zod';
import { line } from './line.ts';

/** The keys `bibliography`, `citationStyle` and `citationLocale`. */
export const citationSettings = {
  bibliography: z
    .union([line, z.array(line).min(1, 'at least one file')], { error: 'a file or a list of files' })
    .optional()
    .describe(
      'The files that citations such as `[@knuth1984]` are looked up in: BibTeX or BibLaTeX (`refs.bib`), CSL-JSON (`refs.json`) ' +
        'or CSL-YAML (`refs.yaml`), from the folder of book.yaml. The front matter of a chapter may name further ones. A file may have 20 MB.',
    ),
  citationStyle: line
    .optional()
    .describe(
      'The style of citations and of the list of references: `apa` (the default), `harvard1` or `vancouver`, or a style of the ' +
        'Citation Style Language in the book (`chicago.csl`).',
    ),
  citationLocale: line
    .optional()
    .describe(
      'A CSL locale file of the book, such as `locales-it-IT.xml`, with the words of citations in its language. Those for English, ' +
        'German, Spanish, French and Dutch are built in.',
    ),
};

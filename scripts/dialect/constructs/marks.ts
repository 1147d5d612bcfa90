// Construct: words that are marked as if with a highlighter, between two equals signs on either side.

import type { Construct } from '../../model/construct.ts';
import { spanSyntax } from '../spans.ts';

/** Marked words. */
export const marks: Construct = {
  id: 'marks',
  title: 'Marked words',
  about:
    'Words between two equals signs on either side are marked, as with a highlighter: `==these words==`. Obsidian, Pandoc and ' +
    'many editors have this syntax; it becomes `<mark>`. There is no white space inside the ends, and no letter or digit outside ' +
    'of them, so that comparisons (`a == b`, `a==b`) stay what they are.',
  editions:
    'Marked words have a coloured ground on the web and in the EPUB, and a light grey one in the PDF and in print.',
  examples: [
    {
      about: 'Marked words, with markup inside and around.',
      markdown: 'Some ==words *here*== and **==more==**.',
      html: '<p>Some <mark>words <em>here</em></mark> and <strong><mark>more</mark></strong>.</p>',
    },
    {
      about: 'Comparisons and lines of equals signs.',
      markdown: 'If a == b == c, or a==b and c==d, or == x ==, or `==code==`; ===== too.',
      html: '<p>If a == b == c, or a==b and c==d, or == x ==, or <code>==code==</code>; ===== too.</p>',
    },
  ],
  syntax: [
    spanSyntax({
      token: 'marked',
      open: '==',
      close: '==',
      lines: true,
      accepts: (_, before, after) => !/[\p{L}\p{N}=]/u.test(before) && !/[\p{L}\p{N}=]/u.test(after),
      node: () => ({ type: 'span', children: [], data: { hName: 'mark' } }),
    }),
  ],
};

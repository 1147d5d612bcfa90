// Check: a derivative has the original's notice in a file of its own, and its modification is not later than its date.

import type { Point } from 'unist';
import { isAddress, linkUses } from '../dialect/links.ts';
import type { Check } from '../model/contract.ts';
import { imageUses } from '../read/images.ts';
import { passagesOf } from '../read/passages.ts';
import { noticeName } from '../settings/license.ts';

const settings = (derived: string) =>
  `id: small\ntitle: T\nlanguage: en\ndate: 2026-01-02\nauthors: [A]\ncopyright: [© A]\nlicense: {id: OSL-3.0}\nderivedFrom:\n  title: The Original\n${derived}`;
const facts = '  changes: Shortened\n  by: Bo\n  date: 2026-01-01\n';

type Rule = 'instead' | 'empty' | 'relative' | 'date';

const start: Point = { line: 1, column: 1, offset: 0 };

/** The check of derivatives. */
export const derivation: Check<Rule> = {
  id: 'derivation',
  about:
    'A book that is a modified version of another one (`derivedFrom` in book.yaml) must keep the original’s notice, word ' +
    'for word, and say how, when and by whom it was modified. The original’s notice is a file of its own, which every copy ' +
    'shows. The book’s own notice, which may be a translation, is shown beside it and does not replace it.',
  severity: { instead: 'error', empty: 'error', relative: 'error', date: 'error' },
  examples: [
    {
      about: 'a derivative with both notices',
      files: {
        'book.yaml': settings(`  notice: ORIGINAL.md\n${facts}`),
        'ORIGINAL.md': 'Copyright © Ada\n\nDies ist ein freies Buch.\n',
      },
      messages: [],
    },
    {
      about: 'one notice for both',
      files: { 'book.yaml': settings(`  notice: NOTICE.md\n${facts}`) },
      messages: [
        'book.yaml:10:3: error: Unexpected notice `NOTICE.md` of the original, expected a file of its own (Put the original’s notice, unchanged, into another file. Every copy shows it beside the book’s own notice.)',
      ],
    },
    {
      about:
        'an original’s notice with a picture and a relative link, and a modification after the book’s date',
      files: {
        'book.yaml': settings(`  notice: ORIGINAL.md\n  changes: Shortened\n  by: Bo\n  date: 2026-01-03\n`),
        'ORIGINAL.md': '![](images/seal.png)\n\n[There](02-two.md)\n',
      },
      messages: [
        'book.yaml:13:3: error: Unexpected date of modification 2026-01-03, expected the book’s date 2026-01-02 or an earlier one (Correct `date` or `derivedFrom.date`.)',
        'ORIGINAL.md:1:1: error: Unexpected picture in the original’s notice, expected words (Remove the picture: a notice is its words.)',
        'ORIGINAL.md:3:1: error: Unexpected link `02-two.md` in the original’s notice, expected a whole address (If the original has this link, write its whole address as text.)',
      ],
    },
    {
      about: 'an empty file',
      files: { 'book.yaml': settings(`  notice: ORIGINAL.md\n${facts}`), 'ORIGINAL.md': '<!-- later -->\n' },
      messages: [
        'ORIGINAL.md:1:1: error: Cannot find any words in the original’s notice `ORIGINAL.md` (Copy them from the original: its copyright lines and its notice.)',
      ],
    },
  ],
  run({ manifest, settings: { path, locate }, original }, tell) {
    const from = manifest.derivedFrom;
    if (!from || !original) return;
    if (from.notice === (manifest.license.notice ?? noticeName))
      tell(
        'instead',
        path,
        locate(['derivedFrom', 'notice']),
        `Unexpected notice \`${from.notice}\` of the original, expected a file of its own`,
        'Put the original’s notice, unchanged, into another file. Every copy shows it beside the book’s own notice.',
      );
    if (manifest.date !== undefined && from.date > manifest.date)
      tell(
        'date',
        path,
        locate(['derivedFrom', 'date']),
        `Unexpected date of modification ${from.date}, expected the book’s date ${manifest.date} or an earlier one`,
        'Correct `date` or `derivedFrom.date`.',
      );
    if (passagesOf(original).length === 0)
      tell(
        'empty',
        original.path,
        start,
        `Cannot find any words in the original’s notice \`${original.path}\``,
        'Copy them from the original: its copyright lines and its notice.',
      );
    for (const { url, place } of linkUses(original)) {
      if (isAddress(url)) continue;
      const reason = `Unexpected link \`${url}\` in the original’s notice, expected a whole address`;
      const cure = 'If the original has this link, write its whole address as text.';
      tell('relative', original.path, place, reason, cure);
    }
    for (const { place } of imageUses(original)) {
      const cure = 'Remove the picture: a notice is its words.';
      tell(
        'relative',
        original.path,
        place,
        'Unexpected picture in the original’s notice, expected words',
        cure,
      );
    }
  },
};

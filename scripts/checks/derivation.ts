// Check: a derivative keeps the notice of its original, in a file of its own, and was not modified after its own date.

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

/** The check. */
export const derivation: Check<Rule> = {
  id: 'derivation',
  about:
    'A book made from another one (`derivedFrom` in book.yaml) keeps the notice of its original, word for word, and says ' +
    'that it was modified, how, by whom and when. The original’s notice is a file of its own, which every copy shows: ' +
    'the book’s own notice, a translated one for example, stands beside it and never instead of it.',
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
        'book.yaml:10:3: error: Unexpected notice `NOTICE.md` of the original, expected a file of its own (Put the original’s notice, as it was, into another file: the book’s own notice stands beside it, not instead.)',
      ],
    },
    {
      about:
        'an original’s notice without words, or with links that lead from one place only; modified too late',
      files: {
        'book.yaml': settings(`  notice: ORIGINAL.md\n  changes: Shortened\n  by: Bo\n  date: 2026-01-03\n`),
        'ORIGINAL.md': '![](images/seal.png)\n\n[There](02-two.md)\n',
      },
      messages: [
        'book.yaml:13:3: error: Unexpected date of modification 2026-01-03, expected one up to the book’s date 2026-01-02 (Correct `date` or `derivedFrom.date`.)',
        'ORIGINAL.md:1:1: error: Unexpected picture in the original’s notice, expected words (Leave the picture out: words are the notice.)',
        'ORIGINAL.md:3:1: error: Unexpected link `02-two.md` in the original’s notice, expected a whole address (Write the address as text where the original’s copy has such a link.)',
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
        'Put the original’s notice, as it was, into another file: the book’s own notice stands beside it, not instead.',
      );
    if (manifest.date !== undefined && from.date > manifest.date)
      tell(
        'date',
        path,
        locate(['derivedFrom', 'date']),
        `Unexpected date of modification ${from.date}, expected one up to the book’s date ${manifest.date}`,
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
      const cure = 'Write the address as text where the original’s copy has such a link.';
      tell('relative', original.path, place, reason, cure);
    }
    for (const { place } of imageUses(original)) {
      const cure = 'Leave the picture out: words are the notice.';
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

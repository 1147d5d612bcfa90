// Check: every entry of the key `index` in book.yaml leads to an anchor of the book or to another term.

import { termsIn } from '../dialect/constructs/index-terms.ts';
import { doubtOf, linkResolver, namedInSettings } from '../dialect/links.ts';
import type { Check } from '../model/contract.ts';

const settings = 'id: a\ntitle: A\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\n';

/** The check of the index. */
export const index: Check<'dead' | 'see' | 'term' | 'ambiguous'> = {
  id: 'index',
  about:
    'The index contains the terms that the text defines and those of the key `index` in book.yaml. The text defines a term ' +
    'with `<dfn>term</dfn>`, or a subterm with `<dfn title="module, loading">loading</dfn>`. In book.yaml a term has ids of ' +
    'anchors, subterms, or `see` with another term. Every anchor must be in the book, and every term after `see` in the index.',
  severity: { dead: 'error', see: 'error', term: 'error', ambiguous: 'warning' },
  examples: [
    {
      about: 'terms in every form',
      files: {
        'book.yaml': `${settings}index:\n  module: sec:one\n  module, loading: [sec:one]\n  driver: {see: module, device: sec:one}\n  thread: {see: process}\n`,
        'chapters/01-one.md': '<a name="sec:one"></a>\n\n# 1. One\n\nA <dfn>process</dfn>.\n',
      },
      messages: [],
    },
    {
      about: 'an unknown anchor, and an unknown term after `see`',
      files: {
        'book.yaml': `${settings}index:\n  module: [sec:one, sec:on]\n  driver: {see: modules}\n`,
        'chapters/01-one.md': '<a name="sec:one"></a>\n\n# 1. One\n',
      },
      messages: [
        'book.yaml:8:21: error: Cannot find anchor `sec:on` in the book (Did you mean `#sec:one`?)',
        'book.yaml:9:12: error: Cannot find term `modules` in the index (Write a term of the key `index` or of a `<dfn>`.)',
      ],
    },
    {
      about: 'an anchor that two chapters have',
      files: {
        'book.yaml': `${settings}index:\n  module: more\n  driver: 02-two.md#more\n`,
        'chapters/01-one.md': '# 1. One\n\n## More\n',
        'chapters/02-two.md': '# 2. Two\n\n## More\n',
      },
      messages: [
        'book.yaml:8:3: warning: Unexpected anchor `more`, which 2 chapters have, expected one that says which it is (It leads to the first, at chapters/01-one.md:3:1; another is at chapters/02-two.md:3:1. Write `01-one.md#more` if that is meant.)',
      ],
    },
    {
      about: 'an empty term',
      files: {
        'book.yaml': `${settings}index:\n  '': sec:one\n`,
        'chapters/01-one.md': '<a name="sec:one"></a>\n\n# 1. One\n',
      },
      messages: [
        'book.yaml:8:3: error: Unexpected empty term in the index (Write the term before the colon.)',
      ],
    },
  ],
  run(manuscript, tell) {
    const uses = termsIn(manuscript.manifest);
    if (uses.length === 0) return;
    const resolve = linkResolver({ ...manuscript, files: new Map() });
    const { path, locate } = manuscript.settings;
    const known = new Set(uses.flatMap(({ use: { words } }) => [words[0], words.join(', ')]));
    const defined = new Set(
      manuscript.chapters.flatMap(({ text }) =>
        [...text.matchAll(/<dfn(?:\s+title="([^"]*)")?[^>]*>([^<]*)/gi)].map(([, title, words = '']) =>
          (title ?? words).replace(/\s+/g, ' ').trim().toLowerCase(),
        ),
      ),
    );
    for (const { use, key } of uses) {
      if (use.words.includes('')) {
        tell(
          'term',
          path,
          locate(key),
          'Unexpected empty term in the index',
          'Write the term before the colon.',
        );
        continue;
      }
      const target = use.id === undefined ? undefined : resolve(namedInSettings(use.id, manuscript), path);
      const doubt =
        target?.to === 'anchor' ? doubtOf(use.id ?? '', target, manuscript.list.folder) : undefined;
      if (doubt) tell('ambiguous', path, locate(key), doubt.reason, doubt.cure);
      if (target?.to === 'nowhere') {
        const cure = target.nearest === undefined ? undefined : `Did you mean \`${target.nearest}\`?`;
        tell('dead', path, locate(key), `Cannot find ${target.missing} in the book`, cure);
      }
      const { see } = use;
      if (see === undefined || known.has(see) || defined.has(see.toLowerCase())) continue;
      const cure = 'Write a term of the key `index` or of a `<dfn>`.';
      tell('see', path, locate(key), `Cannot find term \`${see}\` in the index`, cure);
    }
  },
};

// Check: every citation has an entry in the bibliography, and the files and the style of the bibliography can be used.

import { closest, distance } from 'fastest-levenshtein';
import { toString as wordsOf } from 'mdast-util-to-string';
import { citationsIn } from '../dialect/citations/cite-text.ts';
import type { BibliographyFault } from '../model/citations.ts';
import type { Check } from '../model/contract.ts';
import { visit } from '../tree/visit.ts';

const settings = 'id: a\ntitle: A\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\n';
const bib = '@book{knuth1984,\n  author = {Knuth},\n  title = {The TeXbook},\n  year = 1984\n}\n';
const chapter = (text: string) => ({ 'chapters/01-one.md': `# 1. One\n\n${text}\n` });

/** The check of citations. */
export const citations: Check<BibliographyFault['rule'] | 'unknown' | 'heading'> = {
  id: 'citations',
  about:
    'In a book with a bibliography, `[@key]` and its like cite an entry of the files that `bibliography` in book.yaml names. Each ' +
    'key must be in one of them, once. A citation that nobody has is shown as it is typed, and marked. An entry that cannot be ' +
    'read, a style that is none of the Citation Style Language, or a language without a locale are told at their places.',
  severity: {
    file: 'error',
    entry: 'warning',
    duplicate: 'warning',
    style: 'warning',
    locale: 'warning',
    unknown: 'warning',
    heading: 'warning',
  },
  examples: [
    {
      about: 'a citation in order, and names that are none',
      files: {
        'book.yaml': `${settings}bibliography: refs.bib\n`,
        'refs.bib': bib,
        ...chapter('So it is [@knuth1984, p. 3], says @someone; see [@fig-one] and `[@none]`.'),
      },
      messages: [],
    },
    {
      about: 'a key that nobody has, and a citation in a heading',
      files: {
        'book.yaml': `${settings}bibliography: [refs.bib]\n`,
        'refs.bib': bib,
        ...chapter('So it is [@knuth1985].\n\n## After [@knuth1984]'),
      },
      messages: [
        'chapters/01-one.md:3:10: warning: Cannot find `knuth1985` in the bibliography (The citation is shown as it is typed. Did you mean `knuth1984`?)',
        'chapters/01-one.md:5:1: warning: Unexpected citation in a heading, which readers see as it is typed (Cite in the text below the heading.)',
      ],
    },
    {
      about: 'a file that is not there',
      files: { 'book.yaml': `${settings}bibliography: [refs.bib]\n`, ...chapter('Text.') },
      messages: [
        'book.yaml:7:16: error: Cannot find `refs.bib` (Name a file in the folder of book.yaml, from that folder: `refs.bib`.)',
      ],
    },
    {
      about: 'an entry that cannot be read, and one that is there twice',
      files: {
        'book.yaml': `${settings}bibliography: refs.bib\n`,
        'refs.bib': `${bib}\n@book{knuth1984, title = {B}}\n\n@book{open,\n  title = {A,\n  year = 1990\n}\n`,
        ...chapter('So it is [@open; @knuth1984].'),
      },
      messages: [
        'refs.bib:7:1: warning: Unexpected second entry `knuth1984` (The first counts, in refs.bib. Delete one of the two, or give it another key.)',
        'refs.bib:9:1: warning: Cannot read entry `open`: its end is missing (Its citations are shown as they are typed. Close each brace and quote, and put a comma between fields.)',
      ],
    },
    {
      about: 'a style that is none, and a language without a locale',
      files: {
        'book.yaml': `${settings.replace('language: en', 'language: it')}bibliography: refs.bib\ncitationStyle: a.csl\n`,
        'refs.bib': bib,
        'a.csl': '<html/>',
        ...chapter('Text [@knuth1984].'),
      },
      messages: [
        'book.yaml:3:1: warning: Cannot find the words of citations in `it` (They are in English. Put the locale file of the Citation Style Language for this language into the book, and name it as `citationLocale`.)',
        'book.yaml:8:1: warning: Unexpected file `a.csl`, expected a CSL style (The style is `apa`. Name `apa`, `harvard1`, `vancouver` or a `.csl` file in the folder of book.yaml.)',
      ],
    },
  ],
  run({ chapters, bibliography }, tell) {
    if (!bibliography) return;
    const { keys, faults } = bibliography;
    for (const { rule, path, place, reason, cure } of faults) tell(rule, path, place, reason, cure);
    const cureOf = (key: string) => {
      const near = keys.size > 0 ? closest(key, [...keys]) : '';
      const isNear = near !== '' && distance(key, near) <= Math.max(2, key.length / 4);
      return isNear ? `Did you mean \`${near}\`?` : 'Add an entry with this key, or mend the key.';
    };
    for (const { path, tree } of chapters) {
      visit(tree, 'citation', ({ unknown, position }) => {
        for (const key of unknown) {
          const reason = `Cannot find \`${key}\` in the bibliography`;
          tell('unknown', path, position, reason, `The citation is shown as it is typed. ${cureOf(key)}`);
        }
      });
      for (const { key, position } of tree.data?.nocite ?? [])
        if (key !== '*' && !keys.has(key))
          tell('unknown', path, position, `Cannot find \`${key}\` in the bibliography`, cureOf(key));
      visit(tree, 'heading', (node) => {
        const found = citationsIn(wordsOf(node), (key) => keys.has(key));
        if (!found.some(({ items }) => items.every(({ key }) => keys.has(key)))) return;
        const reason = 'Unexpected citation in a heading, which readers see as it is typed';
        tell('heading', path, node.position, reason, 'Cite in the text below the heading.');
      });
    }
  },
};

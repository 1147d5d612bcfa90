// Check: references to figures, tables, listings and sections have labels to lead to.

import { closest, distance } from 'fastest-levenshtein';
import { findReferences, nodesOf } from '../dialect/references/forms.ts';
import type { Manuscript } from '../model/book.ts';
import type { Check } from '../model/contract.ts';

/** The check of references to labels. */
export const labels: Check<'dead'> = {
  id: 'labels',
  about:
    'A reference such as `@fig-map` leads to a label of the book. bookdown, LaTeX and D2L write it `\\@ref(fig:map)`, ' +
    '`\\ref{fig:map}` and `` :numref:`fig_map` ``; a label is an id in braces, a line with `:label:`, `(map)=` above a heading, ' +
    '`\\label{…}`, or `<a name>`. One without a label stays as it is ' +
    'typed. Code, headings and escaped signs (`\\@`) are not looked at.',
  severity: { dead: 'warning' },
  examples: [
    {
      about: 'references with labels, in other chapters too; mail, names of users and of packages',
      files: {
        'chapters/01-one.md':
          '# 1. One\n\n## 1.1. A {#sec-a}\n\nSee @sec-b, @someone, a@fig-a.org and @fig-tree/pkg, `@fig-x`.\n',
        'chapters/02-two.md': '# 2. Two {#sec-b}\n\nSee [-@sec-a].\n',
      },
      messages: [],
    },
    {
      about: 'labels that the book does not have',
      files: {
        'chapters/01-one.md':
          '# 1. One {#sec-one}\n\nSee @sec-on and [@fig-map], but\nFigure \\@ref(fig:map).\n',
      },
      messages: [
        'chapters/01-one.md:3:5: warning: Cannot find label `sec-on` in the book, whose readers see `@sec-on` (Did you mean `sec-one`?)',
        'chapters/01-one.md:3:17: warning: Cannot find label `fig-map` in the book, whose readers see `[@fig-map]` (Give it to what is meant, `{#fig-map}` after a picture or a heading, or put the reference in backticks to show it.)',
        'chapters/01-one.md:4:9: warning: Cannot find label `fig:map` in the book, whose readers see `@ref(fig:map)` (Give it to what is meant, `{#fig:map}` after a picture or a heading, or put the reference in backticks to show it.)',
      ],
    },
  ],
  run({ chapters, anchors }, tell) {
    for (const { tree, path, text } of chapters) {
      for (const found of findReferences(tree))
        nodesOf(found, text, ({ label, written }, place) => {
          const near = nearest(label, anchors);
          const cure =
            near === undefined
              ? `Give it to what is meant, \`{#${label}}\` after a picture or a heading, or put the reference in backticks to show it.`
              : `Did you mean \`${near}\`?`;
          const shown = written.replaceAll('`', '');
          tell(
            'dead',
            path,
            place,
            `Cannot find label \`${label}\` in the book, whose readers see \`${shown}\``,
            cure,
          );
          return [];
        });
    }
  },
};

/** The name most like a missing label, where only a letter in three is wrong. */
function nearest(wanted: string, anchors: Manuscript['anchors']): string | undefined {
  const names = anchors.filter(({ named }) => named).map(({ local }) => local);
  const near = names.length > 0 ? closest(wanted, names) : undefined;
  return near !== undefined && distance(wanted, near) * 3 <= wanted.length ? near : undefined;
}

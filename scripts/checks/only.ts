// Check: conditional content is for formats and editions that there are.

import { conditionNames, conditionsOf, unknownIn } from '../dialect/constructs/only.ts';
import type { Check } from '../model/contract.ts';
import { nearestName } from '../settings/value-faults.ts';
import { visit } from '../tree/visit.ts';

type Rule = 'unknown' | 'empty' | 'edition';

const settings = (more: string) =>
  `id: sample\ntitle: A Sample\nlanguage: en\nauthors: [Ann Author]\ncopyright: [© 2026 Ann Author]\nlicense: {id: OSL-3.0}\n${more}\n`;

/** The check of conditional content. */
export const only: Check<Rule> = {
  id: 'only',
  about:
    'A container `::: only NAMES` or `::: except NAMES` names formats (`html`, `epub`, `pdf`, `print`, `screen`, `paper`) or ' +
    'editions that book.yaml lists in `editions`. A name that is none of these would hide its content from every reader, or ' +
    'from none.',
  severity: { unknown: 'error', empty: 'error', edition: 'error' },
  examples: [
    {
      about: 'formats, and editions of book.yaml',
      files: {
        'book.yaml': settings('editions: [students, teachers]\nedition: students'),
        'chapters/01-one.md':
          '# 1. One\n\n::: only print epub\nText.\n:::\n\n::: except teachers\nText.\n:::\n',
      },
      messages: [],
    },
    {
      about: 'names that are neither',
      files: {
        'book.yaml': settings('editions: [students, teachers]\nedition: pupils'),
        'chapters/01-one.md': '# 1. One\n\n::: only teacher\nText.\n:::\n\n::: except\nText.\n:::\n',
      },
      messages: [
        'book.yaml:8:1: error: Unexpected edition `pupils`, expected one of `students`, `teachers` (Add it to `editions`, or make one of these.)',
        'chapters/01-one.md:3:1: error: Unexpected name `teacher`, expected a format or an edition of book.yaml (Did you mean `teachers`? Write one of `html`, `epub`, `pdf`, `print`, `web`, `screen`, `paper`, `latex`, `typst`, `students`, `teachers`.)',
        'chapters/01-one.md:7:1: error: Cannot find a name after `::: except` (Name formats or editions: `::: only print`.)',
      ],
    },
  ],
  run({ chapters, manifest, settings: file }, tell) {
    const { edition, editions = [] } = manifest;
    if (edition !== undefined && !editions.includes(edition)) {
      const expected =
        editions.length > 0 ? `one of ${editions.map((name) => `\`${name}\``).join(', ')}` : '`editions`';
      const reason = `Unexpected edition \`${edition}\`, expected ${expected}`;
      tell(
        'edition',
        file.path,
        file.locate(['edition']),
        reason,
        'Add it to `editions`, or make one of these.',
      );
    }
    const names = conditionNames(manifest);
    for (const { path, tree } of chapters)
      visit(tree, 'container', (node) => {
        const conditions = conditionsOf(node);
        for (const { kind, names: given, place } of conditions ?? []) {
          if (given.length === 0)
            tell(
              'empty',
              path,
              place,
              `Cannot find a name after \`::: ${kind}\``,
              'Name formats or editions: `::: only print`.',
            );
        }
        for (const name of unknownIn(conditions ?? [], manifest)) {
          const near = nearestName(name, names);
          const cure = `${near ? `${near} ` : ''}Write one of ${names.map((one) => `\`${one}\``).join(', ')}.`;
          tell(
            'unknown',
            path,
            node.opening,
            `Unexpected name \`${name}\`, expected a format or an edition of book.yaml`,
            cure,
          );
        }
      });
  },
};

// Check: every term that the text marks is in a glossary, and no term is there twice.

import { closest, distance } from 'fastest-levenshtein';
import { glossaryOf } from '../dialect/constructs/glossary.ts';
import type { Check } from '../model/contract.ts';

const chapter = (text: string) => ({ 'chapters/01-one.md': `# 1. One\n\n${text}\n` });
const list = '::: glossary\nKernel\n: The core.\n:::';

/** The check of glossaries. */
export const glossary: Check<'unknown' | 'duplicate' | 'empty'> = {
  id: 'glossary',
  about:
    'A term that the text marks, `` {term}`name` ``, must be in a glossary: a chapter with the role `glossary`, or a definition ' +
    'list between `::: glossary` and `:::`. Readers see the words of one that is in none, without a link. A term that is defined ' +
    'twice leads to its first definition.',
  severity: { unknown: 'warning', duplicate: 'warning', empty: 'warning' },
  examples: [
    {
      about: 'terms in order',
      files: chapter(`A {term}\`kernel\`, {term}\`kernels <Kernel>\` and \`{term}\`.\n\n${list}`),
      messages: [],
    },
    {
      about: 'a term that no glossary has',
      files: chapter(`A {term}\`kernal\` and a {term}\`page\`.\n\n${list}`),
      messages: [
        'chapters/01-one.md:3:9: warning: Cannot find term `kernal` in the glossary (Readers see its words without a link. Did you mean `Kernel`?)',
        'chapters/01-one.md:3:30: warning: Cannot find term `page` in the glossary (Readers see its words without a link. Define it there, or name a term that is.)',
      ],
    },
    {
      about: 'a marked term in a book without a glossary',
      files: chapter('A {term}`kernel`.'),
      messages: [
        'chapters/01-one.md:3:9: warning: Cannot find term `kernel`, since the book has no glossary (Readers see its words without a link. Define it between `::: glossary` and `:::`, or in a chapter with the role `glossary`.)',
      ],
    },
    {
      about: 'a term that is defined twice, and a glossary without terms',
      files: chapter(`${list}\n\n::: glossary\nkernel\n: The same.\n:::\n\n::: glossary\nText.\n:::`),
      messages: [
        'chapters/01-one.md:9:1: warning: Unexpected second definition of `kernel` (Links lead to the first, at chapters/01-one.md:4:1. Join the two.)',
        'chapters/01-one.md:13:1: warning: Unexpected glossary without terms (Write each term on a line of its own, and below it `: ` and what it means.)',
      ],
    },
  ],
  run({ chapters }, tell) {
    const { defined, uses, empty } = glossaryOf(chapters);
    const first = new Map<string, (typeof defined)[number]>();
    for (const one of defined) {
      const other = first.get(one.key);
      if (!other) {
        first.set(one.key, one);
        continue;
      }
      const { line, column } = other.position?.start ?? { line: 1, column: 1 };
      const cure = `Links lead to the first, at ${other.path}:${line}:${column}. Join the two.`;
      tell('duplicate', one.path, one.position, `Unexpected second definition of \`${one.term}\``, cure);
    }
    for (const { path, position } of empty) {
      const cure = 'Write each term on a line of its own, and below it `: ` and what it means.';
      tell('empty', path, position, 'Unexpected glossary without terms', cure);
    }
    const seen = 'Readers see its words without a link.';
    for (const { term, key, path, position } of uses) {
      if (first.has(key)) continue;
      if (first.size === 0) {
        const cure = 'Define it between `::: glossary` and `:::`, or in a chapter with the role `glossary`.';
        const reason = `Cannot find term \`${term}\`, since the book has no glossary`;
        tell('unknown', path, position, reason, `${seen} ${cure}`);
        continue;
      }
      const near = closest(key, [...first.keys()]);
      const isNear = distance(key, near) <= Math.max(1, key.length / 4);
      const cure = isNear
        ? `Did you mean \`${first.get(near)?.term}\`?`
        : 'Define it there, or name a term that is.';
      tell('unknown', path, position, `Cannot find term \`${term}\` in the glossary`, `${seen} ${cure}`);
    }
  },
};

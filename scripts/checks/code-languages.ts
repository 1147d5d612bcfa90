// Check: the languages of listings have names that give them their colours.

import type { Check } from '../model/contract.ts';
import { visit } from '../tree/visit.ts';

/** The check of the languages after fences. */
export const codeLanguages: Check<'misspelt'> = {
  id: 'code-languages',
  about:
    'The word after a fence is the language of the listing: ` ```python `. Its colours depend on it, as do the names that ' +
    'programs for reading aloud give to code. A word that is no language, but differs from the name of one by a letter, ' +
    'is probably misspelt. Other words are left alone: many languages have no colours here.',
  severity: { misspelt: 'warning' },
  examples: [
    {
      about: 'languages by their names, and words that are none',
      files: {
        'chapters/01-one.md':
          '# 1. One\n\n```python\nx\n```\n\n```rs,ignore\nx\n```\n\n```jsonc\nx\n```\n\n```perl6\nx\n```\n\n```\nx\n```\n',
      },
      messages: [],
    },
    {
      about: 'two languages that are misspelt',
      files: {
        'chapters/01-one.md': '# 1. One\n\n```pyhton\nx\n```\n\n```javscript {1}\nx\n```\n',
      },
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected language `pyhton`, which has no colours (Did you mean `python`?)',
        'chapters/01-one.md:7:1: warning: Unexpected language `javscript`, which has no colours (Did you mean `javascript`?)',
      ],
    },
  ],
  run({ chapters }, tell) {
    for (const { tree, path } of chapters)
      visit(tree, 'code', ({ lang, position }) => {
        const near = lang ? languages.find((name) => isSlip(lang.toLowerCase(), name)) : undefined;
        const reason = `Unexpected language \`${lang}\`, which has no colours`;
        if (near !== undefined) tell('misspelt', path, position, reason, `Did you mean \`${near}\`?`);
      });
  },
};

/** The languages that books show most. */
const languages: readonly string[] = (
  'bash shell console powershell python javascript typescript java kotlin swift rust ruby perl haskell scala clojure erlang ' +
  'elixir ocaml fortran pascal scheme prolog matlab julia groovy dart json yaml toml html scss markdown makefile cmake ' +
  'dockerfile nginx graphql verilog latex plaintext'
).split(' ');

/**
 * Whether a word is a name with a slip of the hand: two letters in the wrong order, a letter twice or, in a longer name, a letter
 * missing or replaced. The first letter is right. An added letter makes another name (`jsonc`).
 */
function isSlip(word: string, name: string): boolean {
  if (word === name || word[0] !== name[0] || languages.includes(word)) return false;
  const at = [...name].findIndex((letter, index) => word[index] !== letter);
  const [rest, nameRest] = at < 0 ? [word.slice(name.length), ''] : [word.slice(at), name.slice(at)];
  const [a = '', b = ''] = nameRest;
  if (rest === b + a + nameRest.slice(2) && nameRest.length > 1) return true;
  if (rest.slice(1) === nameRest && rest[0] === word[at < 0 ? name.length - 1 : at - 1]) return true;
  if (name.length < 6) return false;
  return rest === nameRest.slice(1) || (rest.slice(1) === nameRest.slice(1) && /^[a-z]/.test(rest));
}

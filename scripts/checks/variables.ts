// Check: every variable that the text names has a value.

import type { Nodes } from 'mdast';
import { variableCalls, variablesOf } from '../dialect/constructs/variables.ts';
import { proseOf } from '../dialect/prose.ts';
import type { Check } from '../model/contract.ts';
import { nearestName } from '../settings/value-faults.ts';
import { visit } from '../tree/visit.ts';

const settings = (variables: string) =>
  `id: sample\ntitle: A Sample\nlanguage: en\nauthors: [Ann Author]\ncopyright: [© 2026 Ann Author]\nlicense: {id: OSL-3.0}\nvariables: ${variables}\n`;

/** The check of variables. */
export const variables: Check<'unknown'> = {
  id: 'variables',
  about:
    'In a book with `variables` in book.yaml, every `{{NAME}}` in the text and in addresses has a value: in `variables`, or ' +
    'as a key of book.yaml such as `version`. Code is not looked at, because `{{…}}` is syntax of many programs.',
  severity: { unknown: 'error' },
  examples: [
    {
      about: 'names with a value, names in code, and an escaped one',
      files: {
        'book.yaml': settings('{kernel: "6.8"}'),
        'chapters/01-one.md': '# 1. One\n\nLinux {{kernel}} in {{title}}, `{{x}}`, \\{{x}}.\n',
      },
      messages: [],
    },
    {
      about: 'names without a value',
      files: {
        'book.yaml': settings('{kernel: "6.8"}'),
        'chapters/01-one.md': '# 1. One\n\nLinux {{kernle}}.\n\n[Here](https://example.org/{{path}})\n',
      },
      messages: [
        'chapters/01-one.md:3:7: error: Cannot find a value for `{{kernle}}` in book.yaml (Did you mean `kernel`? Add it to `variables`, or write `\\{{kernle}}` to show it.)',
        'chapters/01-one.md:5:1: error: Cannot find a value for `{{path}}` in book.yaml (Add it to `variables`, or write `\\{{path}}` to show it.)',
      ],
    },
  ],
  run({ chapters, manifest }, tell) {
    const values = variablesOf(manifest);
    if (!values) return;
    for (const { path, tree, text } of chapters) {
      const unknown = (source: string) =>
        [...source.matchAll(variableCalls)].filter(([, name = '']) => !values.has(name));
      const report = ([whole, name = '']: RegExpMatchArray, place: Nodes['position']) => {
        const near = nearestName(name, [...values.keys()]);
        const cure = `${near ? `${near} ` : ''}Add it to \`variables\`, or write \`\\${whole}\` to show it.`;
        tell('unknown', path, place, `Cannot find a value for \`${whole}\` in book.yaml`, cure);
      };
      const prose = proseOf(tree, text);
      for (const match of unknown(prose.text)) {
        const { index = 0, 0: whole } = match;
        if (prose.text[index - 1] !== '\\') report(match, prose.placeAt(index, index + whole.length));
      }
      visit(tree, (node: Nodes) => {
        const source = node.type === 'html' ? node.value : 'url' in node ? node.url : '';
        for (const match of unknown(source)) report(match, node.position);
      });
    }
  },
};

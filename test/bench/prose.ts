// Invented technical English: varied enough that lines break and words are hyphenated as in a real book.

import { lexicon } from './lexicon.ts';
import type { Random } from './random.ts';

const lists = new Map(
  Object.entries(lexicon).map(([name, text]) => [
    name,
    text.split(/[|\n]/).flatMap((line) => line.trim() || []),
  ]),
);

const numbers = ['two', 'three', 'four', 'five', 'six', 'seven', 'a dozen', 'some thirty', 'several hundred'];

const stems =
  'alloc attach bind clear commit copy defer detach drain flush grab handle init lookup map poll probe put';
const roots =
  'batch bucket cursor epoch frame handle index lease page packet quota record ring slot stamp ticket token';

/** A function's name such as `lantern_flush_ticket`; now and then a very long one. */
export function identifier(choose: Random): string {
  const word = (list: string) => choose.pick(list.split(' '));
  const name = `${word(stems)}_${word(roots)}`;
  return choose.chance(12) ? `${name}_from_${word(roots)}_${word(roots)}_interruptible` : name;
}

/** One sentence, with its full stop. */
export function sentence(choose: Random): string {
  const text = expand('{sentence}', choose, 0).replace(/\b([Aa]) (?=\*?[aeiou])(?!us)/g, '$1n ');
  return text.replace(/^("?)([a-z])/, (_, quote: string, first: string) => quote + first.toUpperCase());
}

/** `count` sentences in one line. */
export function sentences(choose: Random, count: number): string {
  return Array.from({ length: count }, () => sentence(choose)).join(' ');
}

/** A short phrase without a full stop, for a table's cell or a list's head. */
export function phrase(choose: Random): string {
  return expand(choose.pick(['{adjective} {noun}', '{things}', '{participle} {moment}']), choose, 3);
}

/** A heading such as "Releasing Memory Regions", in the same style of capitals throughout. */
export function heading(choose: Random): string {
  const patterns = [
    '{doing} {plural}',
    '{adjective} {plural}',
    '{noun}, {plural} and {quality}',
    'the {adjective} {noun}',
  ];
  const text = expand(choose.pick(patterns), choose, 3);
  return text.replace(/(?<![\w'])(?!and\b)[a-z]/g, (letter) => letter.toUpperCase());
}

function expand(pattern: string, choose: Random, depth: number): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'number') return choose.pick(numbers);
    // Deep down a plain word stands for a phrase: otherwise some sentences would not end.
    if (name === 'code') return depth > 3 ? 'it' : `\`${identifier(choose)}()\``;
    const list = lists.get(name);
    if (list === undefined) throw new Error(`Cannot find \`${name}\` in the lexicon`);
    return expand(choose.pick(list), choose, depth + 1);
  });
}

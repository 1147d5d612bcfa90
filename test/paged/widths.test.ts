// Nothing makes the pages of a PDF shrink, no type is smaller than printers take, and nothing is cut off.

import { afterAll, expect, test } from 'vitest';
import { pdf } from '../../scripts/formats/pdf/pdf.ts';
import { print } from '../../scripts/formats/print/print.ts';
import { readTexts } from '../../scripts/pdf/read/texts.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-27T00:00:00Z') });
afterAll(() => world.browser.close());

const wide =
  '<svg xmlns="http://www.w3.org/2000/svg" width="2400" height="60"><rect width="2400" height="60"/></svg>';
const picture = '![wide](../images/wide.svg)';
const word = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3);
const nested = (depth: number, last: string) =>
  Array.from({ length: depth }, (_, at) => `${'  '.repeat(at)}- ${at === depth - 1 ? last : 'level'}`).join(
    '\n',
  );

/** What has more width than a page, or would like to. */
const inputs: readonly (readonly [string, string])[] = [
  ['a picture first in an indented paragraph', `First.\n\n${picture} and words after it.`],
  ['a picture that is a link, first in a paragraph', `First.\n\n[${picture}](https://example.org/) words.`],
  ['pictures between words', `Words before ${picture} and after ${picture}`],
  ['a picture in a deep list', nested(8, picture)],
  ['pictures in a table', `| a | b |\n|---|---|\n| ${picture} | ${picture} |`],
  ['a picture that says to be wide', '<img src="../images/wide.svg" alt="w" width="4000" height="100">'],
  ['quotations in quotations', `${'> '.repeat(30)}deep`],
  ['lists in lists', nested(25, 'deep')],
  ['rules in narrow cells', `<table><tr>${'<td><hr></td>'.repeat(30)}</tr></table>`],
  ['a reading longer than a line', `<ruby>漢<rt>${word}</rt></ruby>`],
  ['long words', `${word}\n\n## ${word}\n\n\`${word}\`\n\n<kbd>${word}</kbd>`],
  ['long words in cells', `| a | b | c |\n|---|---|---|\n| ${word} | \`${word}\` | ${word} |`],
  ['forty columns', `|${'a|'.repeat(40)}\n|${'-|'.repeat(40)}\n|${'word|'.repeat(40)}`],
  ['code in cells', `<table><tr><td><pre><code>${word}</code></pre></td><td>x</td></tr></table>`],
  ['asides in asides', `${'<aside>'.repeat(12)}\n\n${word}\n\n${'</aside>'.repeat(12)}`],
  ['right to left', `<div dir="rtl">\n\nשלום\n\n${picture} שלום\n\n999999999. x\n\n</div>`],
  ['words tied to each other', 'tied\u00a0'.repeat(80)],
];

async function make(text: string) {
  const settings = `${sound['book.yaml']}print: {profile: generic, trim: 5x8}\n`;
  const chapter = `${sound['chapters/01-one.md']}\n${text}\n\nThese are the last words.\n`;
  return editionOf(
    worldOf({ ...sound, 'book.yaml': settings, 'chapters/01-one.md': chapter, 'images/wide.svg': wide }),
  );
}

async function textsOf(format: typeof pdf | typeof print, text: string) {
  const [artifact] = await format.write(await make(text), { world });
  if (!artifact) throw new Error('no file');
  return (await readTexts(artifact.content)).flatMap(({ texts }) => texts);
}

test.each([
  ['the screen', pdf],
  ['a printed book', print],
] as const)(
  'no input makes the pages of %s shrink',
  async (_, format) => {
    const all = inputs.map(([name, text]) => `<!-- ${name} -->\n\n${text}`).join('\n\n');
    const last = (await textsOf(format, all)).filter((one) => one.text.includes('These are the last words'));
    // 10.4 points, in whole units of the browser.
    expect(last.map(({ size }) => size.toFixed(1))).toEqual(['10.4']);
  },
  90_000,
);

test('no type is smaller than printers take, whatever stands in what', async () => {
  const small =
    'see [one](#sec:one) x<sup>a<sub>b</sub></sup> `code` <small>less<small>less</small></small> <kbd>k</kbd>[^n]';
  const cells = Array.from({ length: 9 }, () => `${small} unbreakable`).join(' | ');
  const texts = await textsOf(
    print,
    `| ${cells} |\n|${'---|'.repeat(9)}\n| ${cells} |\n\n<sup>${small}</sup> <ruby>漢<rt>かん</rt></ruby>\n\n[^n]: ${small}`,
  );
  const sizes = texts.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).map(({ size }) => size);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7);
}, 60_000);

test('a list has room for its longest number', async () => {
  const texts = await textsOf(pdf, '998. one\n999. two\n1000. three\n\n');
  const numbers = texts.filter(({ text }) => /^(?:998|1000)\./.test(text));
  expect(numbers.length).toBe(2);
  // The text's left edge (scripts/settings/print/margins.ts).
  for (const { box } of numbers) expect(box.x).toBeGreaterThanOrEqual(57);
}, 60_000);

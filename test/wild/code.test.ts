// Listings as real books have them, set in every width: each line is found, whole, and none is found that is not there.

import { afterAll, describe, expect, test } from 'vitest';
import { pdf } from '../../scripts/formats/pdf/pdf.ts';
import { print } from '../../scripts/formats/print/print.ts';
import type { Format } from '../../scripts/model/contract.ts';
import { prove } from '../../scripts/proof/prove.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => world.browser.close());

/** Each listing stands for a kind of line that pages break, or that files give to readers in another way than it was written. */
const listings: Readonly<Record<string, string>> = {
  'runs of spaces before a comment':
    'int width;                                              /* of the page, in points    */',
  'a far backslash':
    '#define SWAP(a, b)                                                              \\\n\tdo { a ^= b; } while (0)                                                       \\',
  'columns of output':
    'NAME             READY     STATUS              RESTARTS     AGE      IP                NODE\nalpha-0          1/1       Running             0            12d      10.0.0.17         node-a',
  'an address':
    'curl -o /dev/null https://example.org/a/very/long/path/with/many/parts/and-a-query?of=some&length=100&more=1',
  'an address without a joint': `url = "https://example.org/${'abcdefghij'.repeat(9)}"`,
  'an assignment of an address':
    'data <- "https://example.org/tables/2026/observations-of-the-year.csv" # the newest one',
  carets: `    let total: u32 = values.iter().map(|value| value.parse::<u32>()).sum();\n                                   ${'^'.repeat(44)} expected \`u32\``,
  'underscores and bars': `     |  ${'_'.repeat(80)}^\n     | |`,
  'a pipeline':
    "cat access.log | grep -v ' 200 ' | awk '{ print $1 }' | sort | uniq -c | sort -rn | head -n 20 | tee worst.txt",
  'a box of equal rows':
    '┌────────┬────────┐\n│        │        │\n│        │        │\n│  user  │ kernel │\n│        │        │\n│        │        │\n└────────┴────────┘',
  'equal rows of ASCII': '+------+\n|      |\n|      |\n|      |\n+------+',
  'symbols as pictures': '👎🏾 no\n🛠️ tools ⚙️\n👩‍👩‍👧‍👦 a family, 🇩🇪 a flag\n☝🏿',
  'a symbol alone': '🎉',
  Hebrew: 'print("שלום עולם")  # בדיקה (אחת)\nx = {"א": [1, 2], "ב": (3)}',
  Arabic: 'say("سلام")  // (مثال)',
  Chinese: '// 這一行的說明很長很長很長很長很長很長很長很長很長很長很長很長很長很長很長很長很長很長很長',
  Thai: '# น้ำ ทำ คำ นำ ภาษาไทยภาษาไทยภาษาไทยภาษาไทยภาษาไทยภาษาไทยภาษาไทยภาษาไทย',
  'combining letters': 'e\u0301 a\u0308 n\u0303 o\u0302',
  'a minus after a space': `x = a -1 -2 -3 ${'-1 '.repeat(40)}`,
  'tabs before the end': 'field\t\t\t\t\t\tvalue\t\t\t\t\t\tunit\t\t\t\t\t\tremark',
  'a prompt':
    '$ git log --graph --pretty=format:"%C(auto)%h %d %s %C(green)(%cr) %C(bold blue)<%an>%Creset" --all',
  'one word': 'x'.repeat(300),
  'equal lines': 'end\nend\nend\nend',
  'a line that begins as the next': 'foo(bar\nfoo(bar, baz)\nfoo(bar',
};

const fenced = (code: string) => `\`\`\`\`\n${code}\n\`\`\`\`\n`;
/** The same in an item of a list in a quotation, where lines are shorter. */
const nested = (code: string) => `> 1. ${fenced(code).trim().replaceAll('\n', '\n>    ')}\n`;

function bookOf(codes: readonly string[], settings = '') {
  const raw = `<pre>\n\tvalue := flag.String("value", "none", "what is said of it when somebody asks for --help")\n</pre>\n`;
  const text = [raw, ...codes]
    .map((code, index) => (index === 0 ? code : `Code:\n\n${fenced(code)}\n${nested(code)}\n`))
    .join('\n');
  return worldOf({
    ...sound,
    'book.yaml': `${sound['book.yaml']}\n${settings}`,
    'chapters/02-two.md': `<a name="sec:two"></a>\n\n# 2. Two\n\n${text}`,
  });
}

async function findings(format: Format, codes: readonly string[], settings?: string) {
  const edition = await editionOf(bookOf(codes, settings));
  const artifacts = await format.write(edition, { world });
  const { points } = await prove(format, edition, artifacts, { inspected: true });
  return points.flatMap(({ failures, doubts = [] }) => [...failures, ...doubts]);
}

describe('every line of every kind is found whole', { timeout: 120_000 }, () => {
  test.each([
    ['on a screen', pdf, ''],
    ['at the narrowest trim', print, 'print: {profile: kdp, trim: 5x8}'],
    ['in a large one', print, 'print: {profile: generic, trim: A4}'],
  ] as const)('%s', async (_where, format, settings) => {
    expect(await findings(format, Object.values(listings), settings)).toEqual([]);
  });
});

describe('a line that is broken or changed is named', { timeout: 120_000 }, () => {
  const broken = (code: string, how: (line: string) => string) => {
    const lines = code.split('\n');
    return [how(lines[0] ?? ''), ...lines.slice(1)].join('\n');
  };
  test.each([
    ['in two', (line: string) => `${line.slice(0, 20)}\n${line.slice(20)}`],
    ['by one letter', (line: string) => `${line.slice(0, 20)}#${line.slice(21)}`],
    ['away', () => ''],
  ])('%s', async (_how, change) => {
    const codes = ['an address', 'a pipeline', 'carets', 'columns of output'].map(
      (name) => listings[name] ?? '',
    );
    const edition = await editionOf(bookOf(codes));
    const other = await editionOf(bookOf(codes.map((code) => broken(code, change))));
    const artifacts = await pdf.write(other, { world });
    const { points } = await prove(pdf, edition, artifacts, { inspected: true });
    const found = points.find(({ id }) => id === 'code')?.failures ?? [];
    for (const code of codes) {
      const [line = ''] = code.split('\n');
      expect(found.join('\n')).toContain(`\`${line.trim()}\``);
    }
  });
});

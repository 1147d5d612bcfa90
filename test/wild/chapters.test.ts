// Chapters that are small, or of little but links: none is missed on paper, and one that is missing is named.

import { afterAll, describe, expect, test } from 'vitest';
import { pdf } from '../../scripts/formats/pdf/pdf.ts';
import { print } from '../../scripts/formats/print/print.ts';
import { prove } from '../../scripts/proof/prove.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { type Files, sound, worldOf } from '../memory.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => world.browser.close());

/** Chapters after the one with the notice, each of a kind: the text below its title. */
const chapters: Readonly<Record<string, string>> = {
  'a sentence of cross-references': 'See [the next section](#sec:one) or [chapter 1](01-one.md).',
  'links alone':
    '- [One](01-one.md)\n- [one](#sec:one)\n- [here](https://example.org/a/rather/long/address)\n',
  'a word': 'Hello.',
  'a picture that is a link, and nothing else': '[![badge](../images/dot.png)](https://example.org/badge)',
  'nothing but code': '```\nmake\n```',
  'nothing at all': '',
  'notes in each sentence': `${'Said.[^a] Done.[^b] Gone.[^c] '.repeat(6)}\n\n[^a]: One note.\n[^b]: Another note.\n[^c]: A third.`,
  'a table': '| a | b |\n|---|---|\n| [one](#sec:one) | x |',
  'words with marks': '**B**old *i*talic `c`ode ~~g~~one [l](#sec:one)ink H<sub>2</sub>O',
  'long words': `${'Donaudampfschifffahrtsgesellschaftskapitänswitwe '.repeat(12)}`,
  Hebrew: 'שלום עולם (אחת) ועוד [קישור](#sec:one) עם text באמצע, 12 פעמים.',
  Thai: 'น้ำ ทำ คำ ภาษาไทย ภาษาไทย',
  'Thai signs above two letters': 'ภาษาไทยไม่มีช่องว่างระหว่างคำ ช่อง ว่าง ที่ นี่ ปู่ ฟ้า ป้า ฝั่ง',
  'emoji in it 🎉👎🏾': 'Well 🛠️ done 👩‍👩‍👧‍👦.',
  enums: 'An `enum` is one of its variants: see [`enum`](#sec:one).',
  '`code` in it': 'Text.',
};

/** A picture of one dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function bookOf(entries: readonly (readonly [string, string])[], settings: string): Files {
  const files = entries.map(([title, text], index) => {
    const name = `chapters/${String(index + 2).padStart(2, '0')}.md`;
    return [name, `<a name="c${index}"></a>\n\n# ${title}\n\n${text}\n`] as const;
  });
  return {
    ...sound,
    'images/dot.png': dot,
    'book.yaml': `${sound['book.yaml']}\n${settings}`,
    'chapters/01-one.md': String(sound['chapters/01-one.md']).replace('# 1. ', '# '),
    ...Object.fromEntries(files),
  };
}

const entries = Object.entries(chapters);

describe.each([
  ['on a screen', pdf, ''],
  ['at a small trim', print, 'print: {profile: generic, trim: 5x8}'],
  ['at a large one', print, 'print: {profile: generic, trim: A4}'],
] as const)('%s', (_where, format, settings) => {
  test('a book of such chapters is in order', { timeout: 120_000 }, async () => {
    const edition = await editionOf(worldOf(bookOf(entries, settings)));
    const artifacts = await format.write(edition, { world });
    const { points } = await prove(format, edition, artifacts, { inspected: true });
    expect(points.flatMap(({ failures, doubts = [] }) => [...failures, ...doubts])).toEqual([]);
  });
});

test('the smallest book there is is in order', { timeout: 120_000 }, async () => {
  const edition = await editionOf(
    worldOf({ ...sound, 'chapters/01-one.md': `# One\n\n${sound['NOTICE.md']}\n\nOne line more.\n` }),
  );
  const artifacts = await pdf.write(edition, { world });
  for (const inspected of [true, false]) {
    const { points } = await prove(pdf, edition, artifacts, { inspected });
    expect(points.flatMap(({ failures }) => failures)).toEqual([]);
  }
});

test('a chapter that is missing is named, however small it is', { timeout: 120_000 }, async () => {
  const edition = await editionOf(worldOf(bookOf(entries, '')));
  const lost = new Set(['links alone', 'notes in each sentence', 'long words', 'Hebrew', 'enums']);
  const other = await editionOf(
    worldOf(
      bookOf(
        entries.map(([title, text]) => (lost.has(title) ? ['Another', 'Else.'] : [title, text])),
        '',
      ),
    ),
  );
  const artifacts = await pdf.write(other, { world });
  const { points } = await prove(pdf, edition, artifacts, { inspected: true });
  const found = points.find(({ id }) => id === 'chapters')?.failures ?? [];
  expect(found).toHaveLength(lost.size);
  for (const title of lost) expect(found.join('\n')).toContain(`\`${title}\``);
});

test('a chapter of which only the title is left is named, with words that are missing', {
  timeout: 120_000,
}, async () => {
  const edition = await editionOf(worldOf(bookOf(entries, '')));
  const other = await editionOf(
    worldOf(
      bookOf(
        entries.map(([title]) => [title, '']),
        '',
      ),
    ),
  );
  const artifacts = await pdf.write(other, { world });
  const { points } = await prove(pdf, edition, artifacts, { inspected: true });
  const found = points.find(({ id }) => id === 'chapters')?.failures ?? [];
  expect(found.join('\n')).toMatchInlineSnapshot(`
    "Cannot find the text of chapter \`a sentence of cross-references\` in the pdf edition: \`the next section\`
    Cannot find the text of chapter \`a word\` in the pdf edition: \`Hello.\`
    Cannot find the text of chapter \`notes in each sentence\` in the pdf edition: \`Said.\`
    Cannot find the text of chapter \`long words\` in the pdf edition: \`Donaudampfschifffahrtsgesellschaftskapitänswitwe Donaudampfs\`
    Cannot find the text of chapter \`Hebrew\` in the pdf edition: \`שלום\`
    Cannot find the text of chapter \`Thai\` in the pdf edition: \`น้ำ ทำ คำ ภาษาไทย ภาษาไทย\`
    Cannot find the text of chapter \`Thai signs above two letters\` in the pdf edition: \`ภาษาไทยไม่มีช่องว่างระหว่างคำ ช่อง ว่าง ที่ นี่ ปู่ ฟ้า ป้า \`
    Cannot find the text of chapter \`emoji in it 🎉👎🏾\` in the pdf edition: \`Well 🛠️ done 👩‍👩‍👧‍👦.\`
    Cannot find the text of chapter \`enums\` in the pdf edition: \`is one of its variants: see\`"
  `);
});

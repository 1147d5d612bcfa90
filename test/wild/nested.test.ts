// A book with parts, chapters in chapters, a preface and an appendix, in every edition.

import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { formats } from '../../scripts/formats/all.ts';
import { publish } from '../../scripts/pipeline.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { nestedEntries } from '../../scripts/tree/nested-chapters.ts';
import { folderOf, sound } from '../memory.ts';

const text = (title: string, count = 12) =>
  `# ${title}\n\n${`Some words of ${title} that fill the page with lines.\n\n`.repeat(count)}## More\n\nMore of ${title}[^n].\n\n[^n]: A note.\n`;

const files = {
  ...sound,
  'chapters/01-one.md': null,
  'src/SUMMARY.md':
    '# Summary\n\n[Preface](preface.md)\n\n# Part "one"\n\n- [One](one.md)\n  - [Inner](one/inner.md)\n    - [Innermost](one/innermost.md)\n  - [Second](one/second.md)\n- [Two](two.md)\n\n# Part two\n\n- [Three](three.md)\n\n[Words](words.md)\n',
  'src/preface.md': `${text('Preface')}\n${sound['NOTICE.md']}`,
  'src/one.md': text('One', 40),
  'src/one/inner.md': text('Inner', 80),
  'src/one/innermost.md': text('Innermost', 70),
  'src/one/second.md': text('Second'),
  'src/two.md': text('Two'),
  'src/three.md': `${text('Three')}\n[Innermost](one/innermost.md#more)\n`,
  'src/words.md': text('Words'),
};

test('is made and proved', async () => {
  const real = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
  try {
    const { edition, proofs, report, artifacts } = await publish({ ...real, book: folderOf(files) }, formats);
    expect(report.flatMap(({ messages }) => messages.map(String))).toEqual([]);
    expect(proofs.flatMap(({ failures, doubts }) => [...failures, ...doubts])).toEqual([]);
    expect(proofs).toHaveLength(4);
    if (!edition) throw new Error('there is no edition');
    const show = ({ title, children }: Readonly<{ title: string; children: readonly never[] }>): string =>
      children.length > 0 ? `${title} (${children.map(show).join(', ')})` : title;
    expect(nestedEntries(edition.chapters).map((entry) => show(entry as never))).toEqual([
      'Preface (More)',
      'Part “one”',
      'One (More, Inner (More, Innermost (More)), Second (More))',
      'Two (More)',
      'Part two',
      'Three (More)',
      'Words (More)',
    ]);
    // The pages of the printed book are marked in the EPUB in order, in chapters inside chapters too.
    const book = artifacts.find(({ path }) => path.endsWith('.epub'));
    const pages = unzipSync(book?.content ?? new Uint8Array());
    const marks = ['one', 'one-inner', 'one-innermost', 'one-second'].map((name) => {
      const page = new TextDecoder().decode(pages[`OEBPS/${name}.xhtml`]);
      return [...page.matchAll(/id="page(\d+)"/g)].map(([, folio]) => Number(folio));
    });
    const all = marks.flat();
    expect(marks.slice(0, 3).every((some) => some.length > 0)).toBe(true);
    expect(all).toEqual(all.map((_, index) => (all[0] ?? 0) + index));
  } finally {
    await real.browser.close();
    await real.threads.close();
  }
}, 100_000);

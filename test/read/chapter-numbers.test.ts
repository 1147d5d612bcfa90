// The numbers that Colophon gives to chapters and sections, and what stays as it is.

import { expect, test } from 'vitest';
import type { Manuscript } from '../../scripts/model/book.ts';
import { lockText } from '../../scripts/read/anchors-lock.ts';
import { read } from '../../scripts/read/read.ts';
import { type Files, sound, worldOf } from '../memory.ts';

async function manuscriptOf(files: Files): Promise<Manuscript> {
  const { manuscript, report } = await read(worldOf({ ...sound, 'chapters/01-one.md': null, ...files }));
  if (!manuscript) throw new Error(report.flatMap(({ messages }) => messages.map(String)).join('\n'));
  return manuscript;
}

/** The numbers of all headings, `-` where there is none, chapter by chapter. */
async function numbers(chapters: readonly string[], settings: string): Promise<string> {
  const files = chapters.map((text, index) => [`chapters/${String(index).padStart(2, '0')}.md`, text]);
  const { chapters: all } = await manuscriptOf({
    'book.yaml': `${sound['book.yaml']}${settings}\n`,
    ...Object.fromEntries(files),
  });
  return all.map(({ headings }) => headings.map(({ number }) => number ?? '-').join(' ')).join(' | ');
}

const appendix = (text: string) => `---\nrole: appendix\n---\n\n${text}`;
const many = Array.from({ length: 28 }, (_, index) => appendix(`# App ${index}\n`));

test.each<[string, readonly string[], string, string]>([
  ['nothing, if the book does not ask', ['# A\n', '# B\n\n## C\n'], '', '- | - -'],
  [
    'chapters',
    ['# A\n\n## B\n', '# C\n', appendix('# D\n'), appendix('# E\n')],
    'numbering: chapters',
    '1 - | 2 | A | B',
  ],
  [
    'sections, to the third rank',
    ['# A\n\n## B\n\n### C\n\n#### D\n\n### E\n\n## F\n\n### G\n'],
    'numbering: sections',
    '1 1.1 1.1.1 - 1.1.2 1.2 1.2.1',
  ],
  ['sections of appendices', ['# A\n', appendix('# B\n\n## C\n')], 'numbering: sections', '1 | A A.1'],
  [
    'no other roles',
    [
      '---\nrole: preface\n---\n\n# A\n\n## B\n',
      '# C\n',
      '---\nrole: conclusion\n---\n\n# D\n\n## E\n',
      '# F\n',
    ],
    'numbering: sections',
    '- - | 1 | - - | 2',
  ],
  [
    'numbers in the text stay, and the count goes on',
    ['# A\n', '# 5. B\n\n## C\n\n## 5.4. D\n\n## E\n', '# F\n'],
    'numbering: sections',
    '1 | 5 5.1 5.4 5.5 | 6',
  ],
  ['a letter in the text too', ['# A\n', '# C. B\n', appendix('# D\n')], 'numbering: chapters', '1 | C | D'],
  [
    'words that number a chapter',
    ['# Chapter 3: A\n\n## B\n', '# C\n', '# Kapitel 7\n', '# D\n', '# Appendix B – E\n', appendix('# F\n')],
    'numbering: sections',
    '- 3.1 | 4 | - | 8 | - | C',
  ],
  [
    'words with other numerals',
    ['# Chapter IV. A\n', '# B\n', '# 第9章 C\n', '# D\n', appendix('# 附录B E\n'), appendix('# F\n')],
    'numbering: chapters',
    '- | 5 | - | 10 | - | C',
  ],
  [
    'but no other words with figures',
    ['# Python 3: what is new\n', '# Chapters 2 and 3\n', '# 2.6 kernels\n', '# Chapter and verse\n'],
    'numbering: chapters',
    '1 | 2 | 3 | 4',
  ],
  ['a second title as a section', ['# A\n\n# B\n\n## C\n'], 'numbering: sections', '1 1.1 1.1.1'],
  [
    'appendices beyond Z',
    ['# A\n', ...many],
    'numbering: chapters',
    `1 | ${[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].join(' | ')} | AA | AB`,
  ],
])('%s', async (_, chapters, settings, expected) => {
  expect(await numbers(chapters, settings)).toBe(expected);
});

const nested = {
  'src/SUMMARY.md':
    '[P](p.md)\n\n# One\n\n- [A](a.md)\n  - [B](b.md)\n    - [C](c.md)\n  - [D](d.md)\n\n# Two\n\n- [E](e.md)\n\n[S](s.md)\n',
  ...Object.fromEntries([...'pabcdes'].map((name) => [`src/${name}.md`, `# ${name}\n\n## x\n`])),
};

test.each([
  ['chapters', 'p: -, a: 1, b: -, c: -, d: -, e: 2, s: -'],
  ['sections', 'p: - -, a: 1 1.1, b: 1.2 1.2.1, c: 1.2.2 -, d: 1.3 1.3.1, e: 2 2.1, s: - -'],
])('%s through parts, with chapters in chapters as sections', async (numbering, expected) => {
  const { chapters } = await manuscriptOf({
    ...nested,
    'book.yaml': `${sound['book.yaml']}numbering: ${numbering}\n`,
  });
  const ranks = numbering === 'chapters' ? 1 : 2;
  const told = chapters.map(
    ({ name, headings }) =>
      `${name}: ${headings
        .slice(0, ranks)
        .map(({ number }) => number ?? '-')
        .join(' ')}`,
  );
  expect(told.join(', ')).toBe(expected);
  // Captions are counted through the chapter, those of chapters inside it included.
  expect(chapters.map(({ captionNumber }) => captionNumber ?? '-').join(' ')).toBe('- 1 1 1 1 2 -');
});

test('ids, slugs and anchors.lock stay, and anchors have the numbers', async () => {
  const files = {
    'chapters/01.md':
      '# One\n\n<a name="sec:b"></a>\n\n## Bees\n\nA <a name="here"></a>place.\n\n> ## Quoted\n',
    'chapters/02.md': '# 5. Two\n\n## Bees\n',
  };
  const before = await manuscriptOf(files);
  const after = await manuscriptOf({ ...files, 'book.yaml': `${sound['book.yaml']}numbering: sections\n` });
  const plain = ({ anchors }: Manuscript) => anchors.map(({ id, local, slugs }) => ({ id, local, slugs }));
  expect(plain(after)).toEqual(plain(before));
  expect(lockText(after.anchors, [])).toBe(lockText(before.anchors, []));
  expect(after.anchors.map(({ id, number }) => `${id} ${number ?? '-'}`)).toEqual([
    'one 1',
    'sec:b 1.1',
    'here 1.1',
    'quoted -',
    'two 5',
    'bees 5.1',
  ]);
});

test('an appendix without a letter has one for its captions, if the chapters of the book have numbers', async () => {
  const numbersOf = async (files: Files) =>
    (await manuscriptOf(files)).chapters.map(
      ({ captionNumber, headings: [title] }) => `${captionNumber} ${title?.number}`,
    );
  const appendices = { 'chapters/02.md': appendix('# B. Tools\n'), 'chapters/03.md': appendix('# More\n') };
  expect(await numbersOf({ 'chapters/01.md': '# 1. One\n', ...appendices })).toEqual([
    '1 1',
    'B B',
    'C undefined',
  ]);
  expect(await numbersOf({ 'chapters/01.md': '# One\n', 'chapters/03.md': appendix('# More\n') })).toEqual([
    'undefined undefined',
    'undefined undefined',
  ]);
});

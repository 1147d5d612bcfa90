// Which heading is a chapter's title, if files begin with the title of the book or have several headings of rank 1.

import { expect, test } from 'vitest';
import { read } from '../../scripts/read/read.ts';
import { sound, worldOf } from '../memory.ts';

/** The headings of a chapter that a SUMMARY.md lists with a title, each with its rank, and its first block. */
async function outline(text: string, listed: string) {
  const files = {
    'SUMMARY.md': `# Summary\n\n- [${listed}](a.md)\n`,
    'a.md': text,
    'chapters/01-one.md': null,
  };
  const { manuscript, report } = await read(worldOf({ ...sound, ...files }));
  expect(report.flatMap(({ messages }) => messages.map(String))).toEqual([]);
  const [chapter] = manuscript?.chapters ?? [];
  const [first] = chapter?.tree.children ?? [];
  const headings = chapter?.headings.map(({ rank, title }) => `${rank} ${title}`);
  return {
    headings,
    first: first?.type === 'paragraph' ? first.children.map(({ type }) => type) : first?.type,
  };
}

test.each<[string, string, string, readonly string[], unknown]>([
  [
    'the book’s title first',
    '# My Book\n\n# Chapter 1\n\nText.\n\n## A\n',
    'Chapter 1',
    ['1 Chapter 1', '2 A'],
    ['strong'],
  ],
  ['words between the two', '# My Book\n\nBy me.\n\n# Chapter 1\n', 'Chapter 1', ['1 Chapter 1'], ['strong']],
  ['a part and the book’s title first', '# My Book\n\n# Part\n\n# One\n', 'One', ['1 One'], ['strong']],
  ['marks in both', '# My Book\n\n# Use `make`\n', 'Use `make`', ['1 Use make'], ['strong']],
  ['the listed title first', '# One\n\n# Two\n', 'One', ['1 One', '2 Two'], 'heading'],
  ['another title in the list', '# One\n\n# Two\n', 'Else', ['1 One', '2 Two'], 'heading'],
  ['the listed title in a lower rank', '# One\n\n## Two\n', 'Two', ['1 One', '2 Two'], 'heading'],
  [
    'sections before the listed title',
    '# One\n\n## A\n\n# Two\n',
    'Two',
    ['1 One', '2 A', '2 Two'],
    'heading',
  ],
  ['a lower rank first', '## One\n\n# Two\n', 'Two', ['1 One', '2 Two'], 'heading'],
  ['the same title twice', '# One\n\n# One\n', 'One', ['1 One', '2 One'], 'heading'],
  ['a title over two lines', 'My\nBook\n===\n\nChapter\n1\n===\n', 'Chapter 1', ['1 Chapter 1'], ['strong']],
])('%s', async (_, text, listed, headings, first) => {
  expect(await outline(text, listed)).toEqual({ headings, first });
});

// Which files of a folder pandoc is given, in which order, and what their list says about the book.

import { expect, test } from 'vitest';
import { manuscriptFiles } from '../../scripts/import/manuscript-files.ts';
import { type Files, folderOf } from '../memory.ts';

async function found(files: Files, main?: string) {
  const { items, metadata, lost } = await manuscriptFiles({ folder: folderOf(files), main });
  const shown = items.map((item) =>
    item.kind === 'file'
      ? `${item.opensPart ? 'part ' : ''}${item.path}`
      : item.kind === 'part'
        ? `# ${item.title}`
        : '# A',
  );
  return { items: shown, metadata, lost };
}

const tex = '\\documentclass{book}\n';

test.each<[string, Files, string | undefined, readonly string[]]>([
  ['the file that is named', { 'a.rst': 'x', 'b.tex': tex }, 'a.rst', ['a.rst']],
  ['no file that pandoc cannot read', { 'a.exe': 'x' }, 'a.exe', []],
  [
    'the only LaTeX file with a class',
    { 'a.tex': tex, 'part.tex': 'x', 'old.tex': '% \\documentclass{book}\n' },
    undefined,
    ['a.tex'],
  ],
  ['main.tex among several', { 'a.tex': tex, 'main.tex': tex }, undefined, ['main.tex']],
  ['none of several', { 'a.tex': tex, 'b.tex': tex }, undefined, []],
  ['a main file in AsciiDoc', { 'book.adoc': '= A\n', 'b.adoc': 'x' }, undefined, ['book.adoc']],
  ['no Markdown without a list', { 'a.md': '# A\n' }, undefined, []],
  [
    'what bookdown lists, each once',
    {
      '_bookdown.yml': 'rmd_files: [index.Rmd, ./two.Rmd]\n',
      'two.Rmd': 'x',
      'index.Rmd': 'x',
      'three.Rmd': 'x',
    },
    undefined,
    ['index.Rmd', 'two.Rmd'],
  ],
  [
    'all of bookdown’s folder by name, the index first',
    {
      '_bookdown.yml': 'delete_merged_file: true\n',
      '02-b.Rmd': 'x',
      '01-a.Rmd': 'x',
      'index.Rmd': 'x',
      '_draft.Rmd': 'x',
    },
    undefined,
    ['index.Rmd', '01-a.Rmd', '02-b.Rmd'],
  ],
])('%s', async (_, files, main, expected) => {
  expect(await found(files, main)).toEqual({ items: expected, metadata: expect.anything(), lost: [] });
});

test('Quarto’s list has parts, appendices and the facts of the book', async () => {
  const files = {
    '_quarto.yml':
      'lang: de\nbook:\n  title: A Book\n  subtitle: More\n  author:\n    - Ada\n    - name: Bo\n  site-url: https://example.org/b/\n' +
      '  chapters:\n    - index.qmd\n    - part: one.qmd\n      chapters: [a.qmd, gone.qmd]\n    - part: Two\n      chapters:\n        - file: ./b.qmd\n' +
      '  appendices: [end.qmd]\n',
    'index.qmd': 'x',
    'one.qmd': 'x',
    'a.qmd': 'x',
    'b.qmd': 'x',
    'end.qmd': 'x',
    'unlisted.qmd': 'x',
  };
  expect(await found(files)).toEqual({
    items: ['index.qmd', 'part one.qmd', 'a.qmd', '# Two', 'b.qmd', '# A', 'end.qmd'],
    metadata: {
      title: 'A Book',
      subtitle: 'More',
      authors: ['Ada', 'Bo'],
      language: 'de',
      url: 'https://example.org/b/',
    },
    lost: ['The file `gone.qmd`: it is missing, or outside of the folder.'],
  });
});

test.each([
  'book: [',
  'book: 3',
  '',
  'book:\n  chapters: none',
])('a list that is none (%j) names no file', async (text) => {
  expect((await found({ '_quarto.yml': text })).items).toEqual([]);
});

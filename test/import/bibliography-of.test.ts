// Which files of a bibliography the settings of other tools name.

import { expect, test } from 'vitest';
import { bibliographyIn } from '../../scripts/import/bibliography-of.ts';
import { type Files, folderOf } from '../memory.ts';

const bib = { 'a.bib': '@book{a}', 'refs/b.bib': '@book{b}' };

test.each<[string, Files, readonly string[]]>([
  ['no settings', { 'one.md': '# One\n' }, []],
  [
    'Jupyter Book',
    { '_config.yml': 'bibtex_bibfiles:\n  - refs/b.bib\n  - a.bib\n' },
    ['refs/b.bib', 'a.bib'],
  ],
  ['a single file', { '_config.yml': 'bibtex_bibfiles: ./a.bib\n' }, ['a.bib']],
  [
    'Jupyter Book with the key of Sphinx',
    { '_config.yml': 'sphinx:\n  config:\n    bibtex_bibfiles: [a.bib]\n' },
    ['a.bib'],
  ],
  ['MyST', { 'myst.yml': 'version: 1\nproject:\n  bibliography: [a.bib]\n' }, ['a.bib']],
  ['MyST without a list, which takes all files', { 'myst.yml': 'version: 1\n' }, ['a.bib', 'refs/b.bib']],
  ['Quarto', { '_quarto.yml': 'project: {type: book}\nbibliography: a.bib\n' }, ['a.bib']],
  ['bookdown', { '_bookdown.yml': 'bibliography: [a.bib]\n' }, ['a.bib']],
  [
    'the front matter of the first page of bookdown',
    { 'index.Rmd': '---\ntitle: A\nbibliography: [a.bib, refs/b.bib]\n---\n\n# A\n' },
    ['a.bib', 'refs/b.bib'],
  ],
  [
    'a file that settings and first page name is named once',
    { '_quarto.yml': 'bibliography: a.bib\n', 'index.qmd': '---\r\nbibliography: a.bib\r\n---\r\n' },
    ['a.bib'],
  ],
  [
    'a file that is not there, and one of the web',
    { '_config.yml': 'bibtex_bibfiles: [c.bib, "https://example.org/a.bib"]\n' },
    [],
  ],
  ['a file outside of the folder', { '_config.yml': 'bibtex_bibfiles: [../a.bib]\n' }, []],
  ['a file that is no bibliography', { '_config.yml': 'bibtex_bibfiles: [one.md]\n', 'one.md': 'x' }, []],
  ['settings of the wrong kind', { '_config.yml': 'bibtex_bibfiles: {a: 1}\n', '_quarto.yml': '- a\n' }, []],
  [
    'settings that do not parse',
    { '_config.yml': 'bibtex_bibfiles: [a\n\t- x: *y', 'index.md': '---\na: *b\n---\n' },
    [],
  ],
])('%s', async (_, files, expected) => {
  expect(await bibliographyIn(folderOf({ ...bib, ...files }))).toEqual(expected);
});

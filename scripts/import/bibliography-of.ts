// Finds the files of a book's bibliography in the settings of other tools, which each have a key of their own for it.

import { posix } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import type { Folder } from '../model/world.ts';
import { linesIn, type Table, tableIn, textAt } from './importer.ts';

/** The settings of a tool, where they are, and where they name the files. */
const places: readonly Readonly<{ path: string; named: (settings: Table) => unknown }>[] = [
  // Jupyter Book, https://jupyterbook.org/en/stable/content/citations.html
  { path: '_config.yml', named: ({ bibtex_bibfiles, sphinx }) => bibtex_bibfiles ?? ofSphinx(sphinx) },
  // MyST, https://mystmd.org/guide/citations
  { path: 'myst.yml', named: ({ project }) => tableIn(project).bibliography },
  // Quarto and bookdown have the key of pandoc, in their settings or in the front matter of the first page.
  { path: '_quarto.yml', named: ({ bibliography }) => bibliography },
  { path: '_bookdown.yml', named: ({ bibliography }) => bibliography },
  ...['index.Rmd', 'index.rmd', 'index.qmd', 'index.md'].map((path) => ({
    path,
    named: ({ bibliography }: Table) => bibliography,
  })),
];

function ofSphinx(sphinx: unknown): unknown {
  return tableIn(tableIn(sphinx).config).bibtex_bibfiles;
}

/**
 * Finds the files of the book's bibliography that its tool's settings name and that are there, from its folder, each once.
 * A MyST project that names none takes all BibTeX files of its folder.
 */
export async function bibliographyIn(folder: Folder): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const { path, named } of places) {
    const settings = settingsIn(path, await textAt(folder, path));
    for (const name of linesIn(named(settings))) {
      const file = posix.normalize(name.replace(/^\/+/, ''));
      if (/\.(?:bib|json|ya?ml)$/i.test(file) && (await isFile(folder, file))) found.add(file);
    }
  }
  const isMyst = (await textAt(folder, 'myst.yml')) !== undefined;
  if (found.size === 0 && isMyst)
    for (const file of await folder.files('.')) if (/\.bib$/i.test(file)) found.add(file);
  return [...found];
}

/** Reads settings in YAML, or in the front matter of a page. What does not parse says nothing. */
function settingsIn(path: string, text = ''): Table {
  const front = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text)?.[1] ?? '';
  const document = parseDocument(/\.ya?ml$/i.test(path) ? text : front);
  if (!isMap(document.contents)) return {};
  try {
    return tableIn(document.toJS());
  } catch {
    // An alias of nothing, or of too much.
    return {};
  }
}

async function isFile(folder: Folder, path: string): Promise<boolean> {
  return typeof (await folder.read(path)) !== 'string';
}

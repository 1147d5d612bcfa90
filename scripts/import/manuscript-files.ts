// Finds the files of a manuscript that pandoc reads, in their order: as Quarto or bookdown list them, or one main file.

import { posix } from 'node:path';
import { parse } from 'yaml';
import type { Folder } from '../model/world.ts';
import {
  addressIn,
  lineIn,
  linesIn,
  type Metadata,
  type Origin,
  type Table,
  tableIn,
  textAt,
} from './importer.ts';
import { hasReader } from './pandoc-run.ts';

/** A file of chapters, which may open a part; the title of a part; or the place where the appendices begin. */
export type ManuscriptItem =
  | Readonly<{ kind: 'file'; path: string; opensPart: boolean }>
  | Readonly<{ kind: 'part'; title: string }>
  | Readonly<{ kind: 'appendices' }>;

/** The files of a manuscript, and what its list of files says about the book. `lost` are files that are not there. */
export type ManuscriptFiles = Readonly<{
  items: readonly ManuscriptItem[];
  metadata: Partial<Metadata>;
  lost: readonly string[];
}>;

/**
 * Finds the files of a manuscript: the one that is named; those that `_quarto.yml` or `_bookdown.yml` lists; the only
 * LaTeX file of the folder with a `\documentclass`, or its `main.tex` or `book.tex`; a main file of another format.
 */
export async function manuscriptFiles({ folder, main }: Origin): Promise<ManuscriptFiles> {
  if (main !== undefined) return single(hasReader(main) ? main : undefined);
  const names = await folder.list('.');
  if (names.includes('_quarto.yml')) return quartoFiles(folder);
  if (names.includes('_bookdown.yml')) return bookdownFiles(folder, names);
  const latex: string[] = [];
  for (const name of names.filter((one) => /\.tex$/i.test(one)))
    if (/^[^%\n]*\\documentclass/m.test((await textAt(folder, name)) ?? '')) latex.push(name);
  const [only] = latex.length > 1 ? latex.filter((name) => /^(?:main|book)\.tex$/i.test(name)) : latex;
  return single(only ?? names.find((name) => /^(?:main|book|index)\.(?:adoc|asciidoc|rst|org)$/i.test(name)));
}

function single(path: string | undefined): ManuscriptFiles {
  const items = path === undefined ? [] : [{ kind: 'file', path, opensPart: false } as const];
  return { items, metadata: {}, lost: [] };
}

/** Reads `_quarto.yml` (https://quarto.org/docs/reference/projects/books.html). */
async function quartoFiles(folder: Folder): Promise<ManuscriptFiles> {
  const settings = await tableAt(folder, '_quarto.yml');
  const book = tableIn(settings.book);
  const items: ManuscriptItem[] = [];
  const add = (list: unknown) => {
    for (const one of Array.isArray(list) ? list : []) {
      const { part, chapters, file } = tableIn(one);
      const path = lineIn(one) ?? lineIn(file);
      const title = lineIn(part);
      if (path !== undefined) items.push({ kind: 'file', path: posix.normalize(path), opensPart: false });
      else if (title !== undefined && hasReader(title))
        items.push({ kind: 'file', path: posix.normalize(title), opensPart: true });
      else if (title !== undefined) items.push({ kind: 'part', title });
      add(chapters);
    }
  };
  add(book.chapters);
  if (Array.isArray(book.appendices)) {
    items.push({ kind: 'appendices' });
    add(book.appendices);
  }
  const authors = Array.isArray(book.author) ? book.author : [book.author];
  const metadata = {
    title: lineIn(book.title),
    subtitle: lineIn(book.subtitle),
    authors: authors.flatMap((author) => linesIn(lineIn(author) ?? tableIn(author).name)),
    description: lineIn(book.description),
    language: lineIn(settings.lang),
    url: addressIn(book['site-url']),
    source: addressIn(book['repo-url']),
  };
  return { ...(await present(folder, items)), metadata };
}

/** Reads `_bookdown.yml`: the files that it lists, else all of the folder by name, the index first. */
async function bookdownFiles(folder: Folder, names: readonly string[]): Promise<ManuscriptFiles> {
  const settings = await tableAt(folder, '_bookdown.yml');
  const all = names.filter((name) => /\.rmd$/i.test(name) && !name.startsWith('_'));
  const byName = [...all].sort(
    (one, other) => Number(/^index\./i.test(other)) - Number(/^index\./i.test(one)),
  );
  const listed = linesIn(settings.rmd_files);
  const paths = listed.length > 0 && settings.rmd_files !== undefined ? listed : byName;
  const items = paths.map(
    (path) => ({ kind: 'file', path: posix.normalize(path), opensPart: false }) as const,
  );
  return { ...(await present(folder, items)), metadata: { language: lineIn(settings.lang) } };
}

/** Leaves out files that are not there, and tells of them. */
async function present(
  folder: Folder,
  items: readonly ManuscriptItem[],
): Promise<Omit<ManuscriptFiles, 'metadata'>> {
  const kept: ManuscriptItem[] = [];
  const lost: string[] = [];
  for (const item of items) {
    if (item.kind === 'file' && typeof (await folder.read(item.path)) === 'string')
      lost.push(`The file \`${item.path}\`: it is missing, or outside of the folder.`);
    else kept.push(item);
  }
  return { items: kept, lost };
}

async function tableAt(folder: Folder, path: string): Promise<Table> {
  try {
    return tableIn(parse((await textAt(folder, path)) ?? ''));
  } catch {
    return {};
  }
}

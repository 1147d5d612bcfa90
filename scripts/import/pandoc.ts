// Imports a manuscript that pandoc reads: LaTeX, AsciiDoc, reStructuredText, Org, Word, Pandoc's or Quarto's Markdown.

import { posix } from 'node:path';
import type { Folder, World } from '../model/world.ts';
import { type Imported, type Importer, lineIn, type Origin, textAt } from './importer.ts';
import { type Matter, type PandocDocument, splitChapters, textOf } from './pandoc-document.ts';
import { hasReader, readDocument, writeMarkdown } from './pandoc-run.ts';
import { changed, picturesIn } from './pandoc-tree.ts';

/** The importer of what pandoc reads. */
export const pandoc: Importer = {
  id: 'pandoc',
  about: 'a manuscript that pandoc reads, such as LaTeX, AsciiDoc or Quarto',
  inPlace: false,
  recognizes: async (origin) => (await mainFiles(origin)).length > 0,
  read: async (origin, world) => {
    const files = await mainFiles(origin);
    const book = emptyBook();
    for (const file of files) await addFile(book, origin.folder, file, files.length > 1, world);
    return finished(book, origin.folder);
  },
};

/** The book as it grows, file by file. */
type Growing = {
  title: string | undefined;
  authors: string[];
  language: string | undefined;
  date: string | undefined;
  summary: string[];
  chapters: Map<string, string>;
  pictures: Set<string>;
  samples: Set<string>;
  lost: Set<string>;
  numbered: boolean;
};

function emptyBook(): Growing {
  return {
    title: undefined,
    authors: [],
    language: undefined,
    date: undefined,
    summary: ['# Summary', ''],
    chapters: new Map(),
    pictures: new Set(),
    samples: new Set(),
    lost: new Set(),
    numbered: false,
  };
}

/**
 * Finds the files to read, in their order: the one that is named; those that `_quarto.yml` or `_bookdown.yml` lists; the
 * only LaTeX file of the folder with a `\documentclass`, or its `main.tex` or `book.tex`.
 */
async function mainFiles({ folder, main }: Origin): Promise<readonly string[]> {
  if (main !== undefined) return hasReader(main) ? [main] : [];
  const names = await folder.list('.');
  const quarto = names.find((name) => /^_(?:quarto|bookdown)\.yml$/.test(name));
  if (quarto !== undefined) {
    const listed = [...((await textAt(folder, quarto)) ?? '').matchAll(/[\w./ -]+\.(?:qmd|rmd|md)\b/gi)].map(
      ([name]) => posix.normalize(name.replace(/^[\s-]+/, '')),
    );
    const there = await folder.files('.');
    return [...new Set(listed)].filter((path) => there.includes(path));
  }
  const latex: string[] = [];
  for (const name of names.filter((one) => /\.tex$/i.test(one)))
    if (/^[^%\n]*\\documentclass/m.test((await textAt(folder, name)) ?? '')) latex.push(name);
  const [only] = latex.length > 1 ? latex.filter((name) => /^(?:main|book)\.tex$/i.test(name)) : latex;
  if (only !== undefined) return [only];
  const [other] = names.filter((name) => /^(?:main|book|index)\.(?:adoc|asciidoc|rst|org)$/i.test(name));
  return other === undefined ? [] : [other];
}

async function addFile(
  book: Growing,
  folder: Folder,
  path: string,
  isChapter: boolean,
  { tool }: Pick<World, 'tool'>,
): Promise<void> {
  const { document, hasParts, lost } = await readDocument(folder, path, tool);
  for (const one of lost) book.lost.add(one);
  addMetadata(book, document);
  const shown = await picturePaths(folder, document, posix.dirname(path));
  const pieces = splitChapters(
    document.blocks,
    hasParts,
    book.title ?? posix.basename(path, posix.extname(path)),
  );
  let matter: Matter = 'mainmatter';
  for (const piece of pieces) {
    if (piece.kind === 'matter') {
      matter = piece.matter;
      if (matter === 'appendix') book.summary.push('', '# Appendices', '');
      continue;
    }
    if (piece.kind === 'part') {
      book.summary.push('', `# ${escaped(piece.title)}`, '');
      continue;
    }
    const blocks = changed(piece.blocks, {
      picture: (one) => {
        const found = shown.get(posix.normalize(one));
        if (found === undefined) return undefined;
        if (!/^[a-z]+:/i.test(found)) book.pictures.add(found);
        return /^[a-z]+:/i.test(found) ? found : `../${found}`;
      },
      lose: (what) => void book.lost.add(what),
    });
    const markdown = await writeMarkdown(document, blocks, tool);
    for (const [, file = ''] of markdown.matchAll(/^ *```\S* file="?([^"\n]+)"?$/gm)) book.samples.add(file);
    const name = `${String(book.chapters.size + 1).padStart(2, '0')}-${slugOf(piece.title)}.md`;
    book.chapters.set(`chapters/${name}`, markdown);
    const link = `[${escaped(piece.title)}](${name})`;
    const numbered = piece.numbered && (matter === 'mainmatter' || matter === 'appendix');
    book.numbered ||= numbered;
    // Links outside of lists are chapters without numbers, such as a preface.
    book.summary.push(numbered || isChapter ? `- ${link}` : `\n${link}\n`);
  }
}

function addMetadata(book: Growing, { meta }: PandocDocument): void {
  book.title ??= textOf(meta.title) || undefined;
  book.language ??= textOf(meta.lang) || undefined;
  const { author } = meta;
  const list = author?.t === 'MetaList' ? (author.c as unknown[]) : author ? [author] : [];
  const names = list.flatMap((one) => textOf(one).split(/\s*,\s*|\s+and\s+/));
  book.authors.push(...names.filter((name) => name !== '' && !book.authors.includes(name)));
}

/** Finds the files of a document's pictures. LaTeX lets authors leave out the suffix. */
async function picturePaths(
  folder: Folder,
  { blocks }: PandocDocument,
  from: string,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const path of picturesIn(blocks)) {
    const base = posix.join(from, path);
    const candidates = [
      base,
      ...['svg', 'png', 'jpg', 'jpeg', 'webp', 'gif'].map(
        (suffix) => `${base.replace(/\.(?:pdf|eps)$/i, '')}.${suffix}`,
      ),
    ];
    for (const one of candidates) {
      if (found.has(path) || !/\.(?:svg|png|jpe?g|webp|gif)$/i.test(one)) continue;
      if (typeof (await folder.read(one)) !== 'string') found.set(path, one);
    }
  }
  return found;
}

async function finished(book: Growing, folder: Folder): Promise<Imported> {
  const summary = book.summary.join('\n').replace(/\n{3,}/g, '\n\n');
  return {
    metadata: {
      title: lineIn(book.title),
      authors: book.authors,
      language: lineIn(book.language),
      ...(book.numbered && { numbering: 'sections' }),
    },
    files: new Map([['chapters/SUMMARY.md', `${summary.trim()}\n`], ...book.chapters]),
    kept: await keptFiles(book, folder),
    lost: [...book.lost],
  };
}

async function keptFiles({ pictures, samples }: Growing, folder: Folder): Promise<readonly string[]> {
  const files = new Set(await folder.files('.'));
  return [...pictures, ...samples].filter((path) => files.has(path)).sort();
}

function slugOf(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 48)
      .replace(/-+$/, '') || 'chapter'
  );
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, '\\$&');
}

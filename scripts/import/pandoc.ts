// Imports a manuscript that pandoc reads: LaTeX, AsciiDoc, reStructuredText, Org, Word, Pandoc's or Quarto's Markdown.

import { posix } from 'node:path';
import type { Folder, World } from '../model/world.ts';
import { escaped, type Imported, type Importer, lineIn, type Metadata } from './importer.ts';
import { manuscriptFiles } from './manuscript-files.ts';
import { type Matter, type PandocDocument, splitChapters, textOf } from './pandoc-document.ts';
import { readDocument, writeMarkdown } from './pandoc-run.ts';
import { changed, picturesIn } from './pandoc-tree.ts';

/** The importer of what pandoc reads. */
export const pandoc: Importer = {
  id: 'pandoc',
  about: 'a manuscript that pandoc reads, such as LaTeX, AsciiDoc or Quarto',
  inPlace: false,
  recognizes: async (origin) => (await manuscriptFiles(origin)).items.length > 0,
  read: async (origin, world) => {
    const { items, metadata, lost } = await manuscriptFiles(origin);
    const book = emptyBook(lost);
    const isOne = items.length === 1;
    for (const item of items) {
      if (item.kind === 'file') await addFile(book, origin.folder, { ...item, isOne }, world);
      else addPart(book, item.kind === 'part' ? item.title : appendices);
    }
    return finished(book, metadata, origin.folder);
  },
};

/** The book as it grows, file by file. */
type Growing = {
  title: string | undefined;
  authors: string[];
  language: string | undefined;
  summary: string[];
  chapters: Map<string, string>;
  pictures: Set<string>;
  samples: Set<string>;
  lost: Set<string>;
  numbered: boolean;
};

function emptyBook(lost: readonly string[]): Growing {
  return {
    title: undefined,
    authors: [],
    language: undefined,
    summary: ['# Summary', ''],
    chapters: new Map(),
    pictures: new Set(),
    samples: new Set(),
    lost: new Set(lost),
    numbered: false,
  };
}

async function addFile(
  book: Growing,
  folder: Folder,
  { path, isOne, opensPart }: Readonly<{ path: string; isOne: boolean; opensPart: boolean }>,
  { tool }: Pick<World, 'tool'>,
): Promise<void> {
  const { document, hasParts, lost } = await readDocument(folder, path, tool);
  for (const one of lost) book.lost.add(one);
  if (isOne) addMetadata(book, document);
  const shown = await picturePaths(folder, document, posix.dirname(path));
  const pieces = splitChapters(
    document.blocks,
    hasParts,
    textOf(document.meta.title) || posix.basename(path, posix.extname(path)),
  );
  const [first] = pieces;
  if (opensPart && first?.kind === 'chapter') addPart(book, first.title);
  let matter: Matter = 'mainmatter';
  for (const piece of pieces) {
    if (piece.kind === 'matter') {
      matter = piece.matter;
      if (matter === 'appendix') addPart(book, appendices);
      continue;
    }
    if (piece.kind === 'part') {
      addPart(book, piece.title);
      continue;
    }
    const blocks = changed(piece.blocks, {
      picture: (one) => {
        // The check `images` tells of pictures from the web.
        if (/^[a-z]+:/i.test(one)) return one;
        const found = shown.get(posix.normalize(one));
        if (found !== undefined) book.pictures.add(found);
        return found && `../${found}`;
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
    // Links outside of the list are chapters without numbers, such as a preface. A second list would be another part.
    const inList = numbered || (!isOne && book.summary.slice(1).some((line) => /^[-#] /.test(line)));
    book.summary.push(inList ? `- ${link}` : `\n${link}\n`);
  }
}

/** The title of the part whose chapters are appendices (see `chapter-roles.ts`). */
const appendices = 'Appendices';

function addPart(book: Growing, title: string): void {
  book.summary.push('', `# ${escaped(title)}`, '');
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

async function finished(book: Growing, listed: Partial<Metadata>, folder: Folder): Promise<Imported> {
  const summary = book.summary.join('\n').replace(/\n{3,}/g, '\n\n');
  return {
    metadata: {
      ...listed,
      title: listed.title ?? lineIn(book.title),
      authors: listed.authors?.length ? listed.authors : book.authors,
      language: listed.language ?? lineIn(book.language),
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

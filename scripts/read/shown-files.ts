// The files of the book that its chapters show, such as sample programs: read, and put into the chapters' trees.

import { constructs } from '../dialect/constructs.ts';
import type { Chapter, Manuscript, Source } from '../model/book.ts';
import type { Folder, Refusal } from '../model/world.ts';
import { decode } from './decode.ts';

/**
 * Reads the files that the constructs of the chapters name, by path, and shows them in the chapters, in place. A path out
 * of examples/ is not read.
 */
export async function showFiles(
  folder: Folder,
  chapters: readonly Chapter[],
): Promise<Manuscript['samples']> {
  const shown = constructs.flatMap(({ files }) => files ?? []);
  const paths = new Set(shown.flatMap(({ named }) => chapters.flatMap(({ tree }) => named(tree))));
  const files = new Map(
    await Promise.all([...paths].map(async (path) => [path, await readText(folder, path)] as const)),
  );
  for (const { show } of shown) for (const { tree } of chapters) show(tree, files);
  return files;
}

async function readText(folder: Folder, path: string): Promise<Source | Refusal> {
  if (!inExamples(path)) return 'outside';
  const content = await folder.read(path);
  if (typeof content === 'string') return content;
  const text = decode(content);
  return typeof text === 'string' ? { path, text } : 'unreadable';
}

function inExamples(path: string): boolean {
  return path.startsWith('examples/') && !path.split('/').some((part) => /^\.{0,2}$/.test(part));
}

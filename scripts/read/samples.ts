// Sample programs: the files of the book that blocks of code show, named by `file=` after the fence.

import type { Code } from 'mdast';
import type { Chapter, Manuscript, Source } from '../model/book.ts';
import type { Folder, Refusal } from '../model/world.ts';
import { visit } from '../tree/visit.ts';
import { decode } from './decode.ts';
import { fenceOption } from './fence-languages.ts';

/** A block of code that shows the file at `path`, from the book's folder. */
export type SampleUse = Readonly<{ path: string; node: Code }>;

/** The blocks of a chapter that name a file. */
export function sampleUses({ tree }: Pick<Chapter, 'tree'>): readonly SampleUse[] {
  const uses: SampleUse[] = [];
  visit(tree, 'code', (node) => {
    const path = fenceOption(node, 'file', { bare: true });
    if (path !== undefined) uses.push({ path, node });
  });
  return uses;
}

/** The files that the chapters' blocks name, by path. A path out of examples/ is not read. */
export async function readSamples(
  folder: Folder,
  chapters: readonly Chapter[],
): Promise<Manuscript['samples']> {
  const paths = new Set(chapters.flatMap((chapter) => sampleUses(chapter).map(({ path }) => path)));
  return new Map(
    await Promise.all([...paths].map(async (path) => [path, await readSample(folder, path)] as const)),
  );
}

async function readSample(folder: Folder, path: string): Promise<Source | Refusal> {
  if (!inExamples(path)) return 'outside';
  const content = await folder.read(path);
  if (typeof content === 'string') return content;
  const text = decode(content);
  return typeof text === 'string' ? { path, text } : 'unreadable';
}

/** Gives blocks that name a file and hold nothing the text of their file, and tells the formats of it; in place. */
export function showSamples(chapters: readonly Chapter[], samples: Manuscript['samples']): void {
  for (const { node, path } of chapters.flatMap(sampleUses)) {
    const sample = samples.get(path);
    if (typeof sample !== 'object') continue;
    if (node.value.trim() === '') node.value = sample.text.replace(/^\ufeff|\n$/g, '');
    node.data = { ...node.data, hProperties: { ...node.data?.hProperties, dataFile: path } };
  }
}

function inExamples(path: string): boolean {
  return path.startsWith('examples/') && !path.split('/').some((part) => /^\.{0,2}$/.test(part));
}

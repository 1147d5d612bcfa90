// Reads the files of the book that its chapters show, such as sample programs and includes, into the chapters' trees.

import type { Root } from 'mdast';
import { constructs } from '../dialect/constructs.ts';
import type { Manuscript, Source, UnshownFile } from '../model/book.ts';
import type { Folder, Refusal } from '../model/world.ts';
import { decode } from './decode.ts';

/** A chapter as parsed, before its tree is changed. */
type Parsed = Readonly<{ source: Source; tree: Root }>;

/** All files by path, the sample programs among them, and what could not be shown. */
type Shown = Readonly<{
  files: ReadonlyMap<string, Source | Refusal>;
  samples: Manuscript['samples'];
  unshown: readonly UnshownFile[];
}>;

/**
 * Reads the files that the constructs of the chapters name, and those that these files name, and inserts them into the
 * chapters, in place.
 */
export async function showFiles(
  folder: Folder,
  chapters: readonly Parsed[],
  parse: (markdown: string) => Root,
): Promise<Shown> {
  const files = new Map<string, Source | Refusal>();
  const samples = new Map<string, Source | Refusal>();
  const unshown: UnshownFile[] = [];
  for (const { files: shows } of constructs) {
    if (!shows) continue;
    const named = new Set(chapters.flatMap(({ tree, source }) => shows.named(tree, source)));
    const mine = new Map<string, Source | Refusal>();
    // Iterating over a set includes what is added meanwhile, so files that files name are read too.
    for (const path of named) {
      const file = files.get(path) ?? (await readText(folder, path));
      mine.set(path, file);
      if (typeof file !== 'string')
        for (const one of shows.namedInText?.(file.text, path) ?? []) named.add(one);
    }
    for (const { tree, source } of chapters)
      shows.show(tree, {
        ...source,
        files: mine,
        parse,
        tell: (fault, place) => void unshown.push({ ...fault, path: source.path, place }),
      });
    for (const [path, file] of mine) files.set(path, file);
    if (shows.offered) for (const [path, file] of mine) samples.set(path, file);
  }
  return { files, samples, unshown };
}

/** A file of more characters cannot be parsed in useful time. */
const largest = 2_000_000;

async function readText(folder: Folder, path: string): Promise<Source | Refusal> {
  const content = await folder.read(path);
  if (typeof content === 'string') return content;
  const text = decode(content);
  return typeof text === 'string' && text.length <= largest ? { path, text } : 'unreadable';
}

// The table of importers. The first that recognizes a book reads it.

import { honkit } from './honkit.ts';
import type { Importer, Origin } from './importer.ts';
import { markdownFolder } from './markdown-folder.ts';
import { mdbook } from './mdbook.ts';
import { pandoc } from './pandoc.ts';

/** All importers, those with settings of their own before those that take any folder of files. */
export const importers: readonly Importer[] = [mdbook, honkit, pandoc, markdownFolder];

/** Finds the importer of a book; undefined if there is none. */
export async function importerOf(origin: Origin): Promise<Importer | undefined> {
  for (const importer of importers) {
    // A file that is named instead of a folder is read by pandoc.
    if (origin.main !== undefined && importer !== pandoc) continue;
    if (await importer.recognizes(origin)) return importer;
  }
  return undefined;
}

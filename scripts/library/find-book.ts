// Finds the book that a command is about where nobody names it: the one in whose folder the command is run.

import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { nearMiss } from '../read/near-miss.ts';
import { settingsPath } from '../settings/manifest.ts';
import { fault } from '../system/fault.ts';

/** The folder of a book and the default of its output folder, both from the current folder. */
export type FoundBook = Readonly<{ root: string; out: string }>;

/**
 * Finds a book from the current folder `here`: in the nearest folder upwards that has a book.yaml, else in `book`. Where
 * there is none, in a folder with a file that is nearly a book.yaml, so that reading it names that file. Throws a `Fault`
 * (`usage`) where there is nothing of that.
 */
export function findBook(here: string): FoundBook {
  const above = foldersFrom(here);
  const nested = join(here, 'book');
  const dir = above.find(hasBook) ?? [nested].find(hasBook) ?? [...above, nested].find(hasNearMiss);
  if (dir === undefined)
    throw fault(
      'usage',
      `Cannot find \`${settingsPath}\` in this folder, in any above it or in \`book\`. \`colophon init DIR\` makes a new book, \`--root DIR\` names the folder of another one`,
    );
  const root = relative(here, dir) || '.';
  return { root, out: dir === nested ? 'build' : join(root, 'build') };
}

/** A folder and those above it. */
function foldersFrom(dir: string): readonly string[] {
  const above = dirname(dir);
  return above === dir ? [dir] : [dir, ...foldersFrom(above)];
}

function hasBook(dir: string): boolean {
  return namesIn(dir).includes(settingsPath);
}

function hasNearMiss(dir: string): boolean {
  return nearMiss(namesIn(dir)) !== undefined;
}

/** What is in a folder; nothing where it is not there or may not be read. */
function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

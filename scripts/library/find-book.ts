// Finds the book of a command that does not name one, from the current folder.

import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { nearMiss } from '../read/near-miss.ts';
import { settingsPath } from '../settings/manifest.ts';
import { fault } from '../system/fault.ts';

/** The folder of a book and its default output folder, both relative to the current folder. */
export type FoundBook = Readonly<{ root: string; out: string }>;

/**
 * Finds a book from the current folder `here`: in the nearest folder upwards that has a book.yaml, else in `book`. If
 * there is none, it gives a folder with a file that is nearly a book.yaml, so that reading the book names that file.
 * Throws a `Fault` (`usage`) if there is none of these.
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

/** Gives a folder and those above it. */
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

/** Lists a folder. Gives nothing if it is missing or may not be read. */
function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

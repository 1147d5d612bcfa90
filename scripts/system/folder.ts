// Reads files of one folder on disk and refuses paths and links that lead out of it.

import { constants, type Dirent } from 'node:fs';
import { open, readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Folder, Refusal } from '../model/world.ts';
import { systemCode } from './fault.ts';

/** Opens the folder at `dir`. If it does not exist, every file is `missing`. */
export function openFolder(dir: string): Folder {
  return {
    read: (path) => readInside(dir, path),
    list: (path) => listInside(dir, path),
    files: (path) => filesBelow(dir, path),
  };
}

/** The size of the largest file that is read, in bytes. All files of a book are in memory at once. */
const largest = 250_000_000;

async function readInside(dir: string, path: string): Promise<Uint8Array | Refusal> {
  try {
    const real = await resolveInside(dir, path);
    if (real === undefined) return 'outside';
    // Without O_NONBLOCK, opening a FIFO would wait for a writer for ever.
    const file = await open(
      real,
      constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0),
    );
    try {
      const stat = await file.stat();
      return stat.isFile() && stat.size <= largest ? new Uint8Array(await file.readFile()) : 'unreadable';
    } finally {
      await file.close();
    }
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes(systemCode(error)) ? 'missing' : 'unreadable';
  }
}

async function listInside(dir: string, path: string): Promise<readonly string[]> {
  const folder = await resolveInside(dir, path).catch(() => undefined);
  if (folder === undefined) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return filesAmong(dir, folder, entries);
}

/** Gives the names of the entries of a folder that are files, or links to files inside `dir`. */
async function filesAmong(
  dir: string,
  folder: string,
  entries: readonly Dirent[],
): Promise<readonly string[]> {
  const linked = await Promise.all(
    entries
      .filter((entry) => entry.isSymbolicLink())
      .map(async ({ name }) => ((await leadsToFile(dir, folder, name)) ? [name] : [])),
  );
  const plain = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  return [...plain, ...linked.flat()].sort();
}

/** Matches folders that hold no text of a book and may hold very many files. */
const passedOver = /^\.|^node_modules$/;

async function filesBelow(dir: string, path: string): Promise<readonly string[]> {
  const folder = await resolveInside(dir, path).catch(() => undefined);
  if (folder === undefined) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = await filesAmong(dir, folder, entries);
  const under = (name: string) => (path === '.' ? name : `${path}/${name}`);
  const below = entries
    .filter((entry) => entry.isDirectory() && !passedOver.test(entry.name))
    .map((entry) => filesBelow(dir, under(entry.name)));
  const own = names.filter((name) => !name.startsWith('.')).map(under);
  return [...own, ...(await Promise.all(below)).flat()].sort();
}

async function leadsToFile(dir: string, folder: string, name: string): Promise<boolean> {
  const inside = relative(await realpath(dir), join(folder, name))
    .split(sep)
    .join('/');
  return typeof (await readInside(dir, inside)) !== 'string';
}

/** Gives the real path of `path` in `dir`, or undefined if it lies outside. */
async function resolveInside(dir: string, path: string): Promise<string | undefined> {
  // A backslash or a drive leads out on Windows only, but a book must build alike on every system.
  if (/[\\\0]|^\/|^[a-z]:/i.test(path) || path.split('/').includes('..')) return undefined;
  const root = await realpath(dir);
  const real = await realpath(join(root, path));
  const way = relative(root, real);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? undefined : real;
}

// Reads the program's own files, which go into a source archive.

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Artifact } from '../model/book.ts';
import { openFolder } from './folder.ts';
import { type Checkout, readCheckout } from './git.ts';

/** The folder of this package, which holds templates/. It is above both the sources and the compiled program. */
export const ownFolder = folderAbove(import.meta.dirname, 'package.json');

/** The files and folders that a build needs, and those that the licence requires. Tests are left out. */
const parts = [
  '.gitignore',
  '.npmrc',
  '.puppeteerrc.json',
  'CHANGELOG.md',
  'LICENSE',
  'LICENSES',
  'README.md',
  'REUSE.toml',
  'build/.gitignore',
  'package-lock.json',
  'package.json',
  'scripts',
  'templates',
  'tsconfig.json',
];

/** Reads the program's files, and its checkout if it is in one. From a checkout, only files that git tracks are read. */
export async function readOwn(): Promise<
  Readonly<{ files: readonly Artifact[]; checkout: Checkout | undefined }>
> {
  const found = await readCheckout(ownFolder);
  // A program that was unpacked into another repository, which does not track it, is no checkout.
  const checkout = found?.files.includes('package.json') ? found : undefined;
  const paths = checkout?.files ?? (await walk());
  const wanted = paths.filter((path) => parts.some((part) => path === part || path.startsWith(`${part}/`)));
  const folder = openFolder(ownFolder);
  const files: Artifact[] = [];
  for (const path of wanted) {
    const content = await folder.read(path);
    if (typeof content === 'string') throw new Error(`Cannot read \`${path}\` of the program: ${content}`);
    files.push({ path, content });
  }
  return { files, checkout };
}

/**
 * Reads the list of the packages that the program runs with, compiled-in ones included, in the form of a lock file.
 * Gives undefined if the program is not compiled.
 */
export async function readPackageList(): Promise<Uint8Array | undefined> {
  const list = await openFolder(ownFolder).read('dist/packages.json');
  return typeof list === 'string' ? undefined : list;
}

async function walk(): Promise<readonly string[]> {
  const found = await Promise.all(
    parts.map(async (part) => {
      const inside = await readdir(join(ownFolder, part), { recursive: true }).catch(() => []);
      return [part, ...inside.map((path) => `${part}/${path.replaceAll('\\', '/')}`)];
    }),
  );
  const folder = openFolder(ownFolder);
  const all = found.flat();
  const readable = await Promise.all(all.map(async (path) => typeof (await folder.read(path)) !== 'string'));
  return all.filter((_, index) => readable[index]);
}

function folderAbove(from: string, file: string): string {
  if (existsSync(join(from, file))) return from;
  if (dirname(from) === from) throw new Error(`Cannot find \`${file}\` above the program`);
  return folderAbove(dirname(from), file);
}

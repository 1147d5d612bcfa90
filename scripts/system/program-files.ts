// The program's own files, as they go into a source archive.

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Artifact } from '../model/book.ts';
import { openFolder } from './folder.ts';
import { type Checkout, readCheckout } from './git.ts';

/** The folder of this package, which holds templates/: above the sources and above the compiled program alike. */
export const ownFolder = folderAbove(import.meta.dirname, 'package.json');

/** What building needs of the program, and what its licence asks to be there. Tests are not among it. */
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

/** The program's files, of a checkout those that git knows; and the checkout, where there is one. */
export async function readOwn(): Promise<
  Readonly<{ files: readonly Artifact[]; checkout: Checkout | undefined }>
> {
  const found = await readCheckout(ownFolder);
  // Unpacked into another repository, which does not know it, it is no checkout.
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
 * The list of the packages that the program runs with, in the form of a lock file: those that are compiled in among them.
 * Undefined where the program is not compiled.
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

// Files of installed npm packages.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openFolder } from './folder.ts';

/**
 * Folder of the installed package `name`, looked for upwards from this file as Node does. Not by `import.meta.resolve`:
 * a package's `exports` hides files that are data, not code. Throws where the package is not installed.
 */
export function findPackage(name: string): string {
  for (let dir = import.meta.dirname; ; dir = dirname(dir)) {
    const folder = join(dir, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dir === dirname(dir)) throw new Error(`Cannot find package \`${name}\`: run \`npm ci\``);
  }
}

/** Bytes of a package's file, for example `@fontsource/source-serif-4/LICENSE`. Throws if absent or outside the package. */
export async function readResource(specifier: string): Promise<Uint8Array> {
  const [, name, path] = /^((?:@[\w-][\w.-]*\/)?[\w-][\w.-]*)\/(.+)$/s.exec(specifier) ?? [];
  if (name === undefined || path === undefined) {
    throw new Error(`Unexpected resource \`${specifier}\`, expected \`package/path\``);
  }
  const file = await openFolder(findPackage(name)).read(path);
  if (typeof file === 'string') throw new Error(`Cannot read \`${path}\` in package \`${name}\`: ${file}`);
  return file;
}

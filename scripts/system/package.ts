// Files of installed npm packages.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import settings from '../../package.json' with { type: 'json' };
import { fault } from './fault.ts';
import { openFolder } from './folder.ts';

/**
 * Folder of the package `name`: what was copied beside the compiled program, or what is installed, looked for upwards from
 * this file as Node does. Not by `import.meta.resolve`: a package's `exports` hides files that are data, not code.
 * Throws where there is none: a `Fault` (`missing-tool`) where it is one that npm does not install with the program.
 */
export function findPackage(name: string): string {
  const copied = join(import.meta.dirname, 'packages', name);
  if (existsSync(join(copied, 'package.json'))) return copied;
  for (let dir = import.meta.dirname; ; dir = dirname(dir)) {
    const folder = join(dir, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dir === dirname(dir)) throw missing(name);
  }
}

function missing(name: string): Error {
  const others: Readonly<Record<string, string>> = settings.devDependencies;
  const version = others[name];
  if (version === undefined) return new Error(`Cannot find package \`${name}\`: run \`npm ci\``);
  return fault(
    'missing-tool',
    `Cannot find the package \`${name}\`, which comes only to those who need it: run \`npm install ${name}@${version}\` in the folder in which Colophon is installed`,
  );
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

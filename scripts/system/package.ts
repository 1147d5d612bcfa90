// Finds installed npm packages and reads their files.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import settings from '../../package.json' with { type: 'json' };
import { fault } from './fault.ts';
import { openFolder } from './folder.ts';

/**
 * Gives the folder of the package `name`: its copy beside the compiled program, or the installed package, looked for
 * upwards from this file as Node does. `import.meta.resolve` would not do, since a package's `exports` hides its data files.
 * Throws if there is no such package: a `Fault` (`missing-tool`) if npm does not install it with the program.
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

/** Reads a package's file, such as `@fontsource/source-serif-4/LICENSE`. Throws if it is absent or outside the package. */
export async function readResource(specifier: string): Promise<Uint8Array> {
  const [, name, path] = /^((?:@[\w-][\w.-]*\/)?[\w-][\w.-]*)\/(.+)$/s.exec(specifier) ?? [];
  if (name === undefined || path === undefined) {
    throw new Error(`Unexpected resource \`${specifier}\`, expected \`package/path\``);
  }
  const file = await openFolder(findPackage(name)).read(path);
  if (typeof file === 'string') throw new Error(`Cannot read \`${path}\` in package \`${name}\`: ${file}`);
  return file;
}

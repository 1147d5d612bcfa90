#!/usr/bin/env node
// The command `colophon`. It runs the compiled program, or in a checkout whose sources are newer, the sources.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const sources = import.meta.dirname;
const compiled = join(sources, '../dist/cli.js');

if (isCurrent()) await import(pathToFileURL(compiled).href);
else {
  const { register } = await import('tsx/esm/api');
  // Without this, the tsconfig of the current folder would apply, which is the author's.
  register({ tsconfig: false });
  await import('./cli/cli.ts');
}

/**
 * Tells whether the compiled program is current. An installed one is; in a checkout, which has a lock file because npm
 * packs none, it must be newer than the sources.
 */
function isCurrent() {
  const made = statSync(compiled, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined || !existsSync(join(sources, '../package-lock.json'))) return made !== undefined;
  const paths = readdirSync(sources, { recursive: true, encoding: 'utf8' }).map((path) =>
    join(sources, path),
  );
  return [...paths, join(sources, '../package.json')].every((path) => statSync(path).mtimeMs <= made);
}

#!/usr/bin/env node
// The command `colophon`: the compiled program; in a checkout whose sources are newer than it, the sources.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const sources = import.meta.dirname;
const compiled = join(sources, '../dist/cli.js');

if (isCurrent()) await import(pathToFileURL(compiled).href);
else {
  const { register } = await import('tsx/esm/api');
  // No tsconfig: by default that of the current folder would apply, which is the author's, not ours.
  register({ tsconfig: false });
  await import('./cli/cli.ts');
}

/** Whether the program is compiled, in a checkout from the sources as they are. Only a checkout has a lock file: npm packs none. */
function isCurrent() {
  const made = statSync(compiled, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined || !existsSync(join(sources, '../package-lock.json'))) return made !== undefined;
  const paths = readdirSync(sources, { recursive: true, encoding: 'utf8' }).map((path) =>
    join(sources, path),
  );
  return [...paths, join(sources, '../package.json')].every((path) => statSync(path).mtimeMs <= made);
}

#!/usr/bin/env node
// The command `colophon`: runs cli/cli.ts, compiled in the user's cache where that can be done, else as it is.

import { setFlagsFromString } from 'node:v8';
import { launch, runName } from './system/launch.js';
import { findProgram, programName } from './system/program.js';

// Node optimises for servers that run for weeks. In a run of seconds most of what is optimised early is not used for long
// enough to be worth it: a tenth of the processors' time.
setFlagsFromString('--interrupt-budget=600000');

const name = programName();
const folder = name && (findProgram(process.env, name) ?? (await compile(name)));
if (folder) launch(folder, runName(process.argv.slice(2)));
else {
  await readTypeScript();
  await import('./cli/cli.ts');
}

/** @param {string} name */
async function compile(name) {
  const unregister = await readTypeScript();
  const { compileProgram } = await import('./system/compile.ts');
  const made = await compileProgram(process.env, name);
  if (made) await unregister();
  return made;
}

/** Lets Node read this package's TypeScript. */
async function readTypeScript() {
  const { register } = await import('tsx/esm/api');
  // No tsconfig: by default that of the current folder would apply, which is the author's, not ours.
  return register({ tsconfig: false });
}

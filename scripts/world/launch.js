// Runs the compiled program, with the code that V8 made of it in an earlier run. For bin.js, hence no TypeScript.

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { entry } from './program.js';

/**
 * What a run does, as a name for the code that it uses: `build`, `build-epub-pdf`.
 * @param {readonly string[]} args the command line's
 */
export function runName(args) {
  const words = args.slice(
    0,
    args.concat('-').findIndex((arg) => !/^[a-z]+$/.test(arg)),
  );
  const [command = 'none', ...formats] = words;
  return command === 'build' ? ['build', ...new Set(formats.sort())].join('-') : command;
}

/**
 * Runs the program in `folder`. V8 compiles each function when it is first called, which takes a tenth of most runs: its
 * code is kept beside it when a run ends well that found none, or one of another Node.
 * @param {string} folder that nobody else can write to: the code is trusted as the program is
 * @param {string} name of such a run: only the functions that it called are in its code
 */
export function launch(folder, name) {
  const path = join(folder, entry);
  const kept = join(folder, `${name}-${process.version}-${process.arch}.code`);
  const code = readIfThere(kept);
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, 'latin1')}\n})`;
  const script = new Script(source, { filename: path, ...(code && { cachedData: code }) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(path), module, path, folder);
  if (code && !script.cachedDataRejected) return;
  process.once('exit', (exitCode) => {
    if (exitCode === 0) put(kept, script.createCachedData());
  });
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Puts a file in its place at once, or not at all: the next run only takes longer then.
 * @param {string} path
 * @param {Uint8Array} content
 */
function put(path, content) {
  try {
    const part = `${path}.${process.pid}`;
    writeFileSync(part, content, { mode: 0o600 });
    renameSync(part, path);
  } catch {
    // A full or read-only disk.
  }
}

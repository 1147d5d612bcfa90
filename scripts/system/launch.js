// Runs the compiled program, with the code that V8 made of it in an earlier run. For bin.js, hence no TypeScript.

import { createHash } from 'node:crypto';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { entry } from './program.js';

/**
 * What a run does, as a name for the code that it uses: `build`, `build-epub-pdf`.
 * @param {readonly string[]} args the command line's
 */
export function runName(args) {
  const end = args.findIndex((arg) => !/^[a-z]+$/.test(arg));
  const [command = 'none', ...formats] = end < 0 ? args : args.slice(0, end);
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
  // Another build of the same version can't read it either.
  const node = [process.version, process.arch, statSync(process.execPath).size].join('-');
  const kept = join(folder, `${name}-${node}.code`);
  const code = readCode(kept);
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, 'latin1')}\n})`;
  const script = new Script(source, { filename: path, ...(code && { cachedData: code }) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(path), module, path, folder);
  if (code && !script.cachedDataRejected) return;
  process.once('exit', (exitCode) => {
    if (exitCode === 0) keepCode(kept, script.createCachedData());
  });
}

/**
 * The code kept at `path`, if it is as it was put there: damaged code would make Node crash.
 * @param {string} path
 */
function readCode(path) {
  try {
    const file = readFileSync(path);
    const code = file.subarray(digestLength);
    return digestOf(code).equals(file.subarray(0, digestLength)) ? code : undefined;
  } catch {
    return undefined; // mostly because it is not there yet
  }
}

const digestLength = 32;

/** @param {Uint8Array} bytes */
function digestOf(bytes) {
  return createHash('sha256').update(bytes).digest();
}

/**
 * Puts code in its place at once, after its digest, or not at all: the next run only takes longer then.
 * @param {string} path
 * @param {Uint8Array} code
 */
function keepCode(path, code) {
  try {
    const part = `${path}.${process.pid}`;
    writeFileSync(part, Buffer.concat([digestOf(code), code]), { mode: 0o600 });
    renameSync(part, path);
  } catch {
    // A full or read-only disk.
  }
}

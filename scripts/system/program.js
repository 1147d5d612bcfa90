// The compiled program in the user's cache: a start reads one file then, not hundreds. For bin.js, hence no TypeScript.

import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, distrust } from './private.js';

/** The folder of this package. */
export const home = join(import.meta.dirname, '../..');

/** The file of a compiled program that runs it. */
export const entry = 'cli.cjs';

/**
 * The name that the compiled program has in the cache. It stands for all that goes into it: our sources, the packages
 * as npm says that they are installed, and the place of both. Undefined where that can't be told.
 * @param {string} [root] the folder of this package
 */
export function programName(root = home) {
  try {
    const scripts = join(root, 'scripts');
    const sources = readdirSync(scripts, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.[jt]s$/.test(path))
      .sort()
      .map((path) => join(scripts, path));
    const digest = createHash('sha256');
    for (const path of [
      ...sources,
      join(root, 'package.json'),
      join(root, 'node_modules/.package-lock.json'),
    ]) {
      const bytes = readFileSync(path);
      digest.update(`${path}\0${bytes.length}\0`).update(bytes);
    }
    return `program-${digest.digest('hex').slice(0, 32)}`;
  } catch {
    return undefined;
  }
}

/**
 * The folder of the compiled program `name`, if it is in the cache and nobody else can have put it there.
 * @param {Readonly<Record<string, string | undefined>>} env the environment's variables
 * @param {string} name
 */
export function findProgram(env, name) {
  try {
    const cache = cacheFolder(env);
    const folder = join(cache, name);
    return [cache, folder].every((path) => distrust(lstatSync(path)) === undefined) ? folder : undefined;
  } catch {
    return undefined; // mostly because it is not there yet
  }
}

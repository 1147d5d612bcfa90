// The user's cache: where it is, and whether a folder in it is ours alone. For bin.js too, hence no TypeScript.

import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where the cache is, whether or not it is there.
 * @param {Readonly<Record<string, string | undefined>>} env the environment's variables
 */
export function cacheFolder({ XDG_CACHE_HOME: given = '', HOME: home }) {
  // A relative XDG_CACHE_HOME must be ignored, says its specification.
  const base = isAbsolute(given) ? given : join(home || homedir(), '.cache');
  return join(base, 'colophon');
}

/**
 * Why a folder can't be trusted: a program in it could be anyone's. Undefined where it is ours alone.
 * @param {import('node:fs').Stats} found what `lstat` says of it
 */
export function distrust(found) {
  if (!found.isDirectory()) return 'is not a folder';
  if (process.getuid !== undefined && found.uid !== process.getuid()) return 'belongs to another user';
  return process.platform !== 'win32' && (found.mode & 0o022) !== 0 ? 'is writable by others' : undefined;
}

// Keeps folders between runs in the user's cache. They are private, and appear there whole or not at all.

import type { Stats } from 'node:fs';
import { lstat, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { fault, systemCode } from './fault.ts';

/** Environment variables. */
export type Env = Readonly<Record<string, string | undefined>>;

/**
 * Gives the folder `name` of the user's cache, which `fill` fills if it is not there yet. Gives undefined if no cache can
 * be made, since the home is read-only or missing. `fill` gets a temporary folder that is renamed afterwards, so that a
 * killed process or two at once do no harm. Throws a `Fault` (`missing-tool`) if other users could have written there.
 */
export async function keep(
  env: Env,
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string | undefined> {
  const cache = await openCache(env);
  if (cache === undefined) return undefined;
  const folder = join(cache, name);
  if (await isPrivate(folder)) return folder;
  await sweep(cache);
  const part = await mkdtemp(`${folder}.part-`);
  try {
    await fill(part);
    await rename(part, folder);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    // Another process was faster, and its folder has the same content.
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(systemCode(error))) throw error;
  }
  if (await isPrivate(folder)) return folder;
  throw fault('missing-tool', `Cannot make \`${folder}\`: remove what is there`);
}

async function openCache(env: Env): Promise<string | undefined> {
  try {
    const cache = cacheFolder(env);
    await mkdir(cache, { recursive: true, mode: 0o700 });
    await isPrivate(cache);
    return cache;
  } catch (error) {
    if (systemCode(error) === 'missing-tool') throw error;
    return undefined;
  }
}

/** Tells whether the folder exists. Throws a `Fault` if it is not private to this user. */
async function isPrivate(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return false;
  const fact = distrust(found);
  if (fact === undefined) return true;
  throw fault(
    'missing-tool',
    `Cannot trust \`${folder}\`: it ${fact}. Remove it, or set XDG_CACHE_HOME to a private folder`,
  );
}

/** Removes temporary folders of killed processes once they are an hour old, since no unpacking takes that long. */
async function sweep(cache: string): Promise<void> {
  const hour = 3_600_000;
  for (const name of await readdir(cache)) {
    if (!name.includes('.part-')) continue;
    const path = join(cache, name);
    const age = Date.now() - ((await lstat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > hour) await rm(path, { recursive: true, force: true });
  }
}

/** Gives the path of the cache, which need not exist. */
function cacheFolder({ XDG_CACHE_HOME: given = '', HOME: home }: Env): string {
  // The XDG Base Directory Specification demands that a relative XDG_CACHE_HOME is ignored.
  const base = isAbsolute(given) ? given : join(home || homedir(), '.cache');
  return join(base, 'colophon');
}

/** Tells why a folder can't be trusted: other users could put a program there. Gives undefined if it is private. */
function distrust(found: Stats): string | undefined {
  if (!found.isDirectory()) return 'is not a folder';
  if (process.getuid !== undefined && found.uid !== process.getuid()) return 'belongs to another user';
  return process.platform !== 'win32' && (found.mode & 0o022) !== 0 ? 'is writable by others' : undefined;
}

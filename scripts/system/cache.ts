// Folders kept between runs: private to the user, put in place whole or not at all.

import type { Stats } from 'node:fs';
import { lstat, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { fault, systemCode } from './fault.ts';

/** The environment's variables. */
export type Env = Readonly<Record<string, string | undefined>>;

/**
 * The folder `NAME` of the user's cache, made by `fill` where it is not there yet; undefined where no cache can be made
 * (a read-only home, none at all). `fill` gets a sibling that is renamed, so that a killed process and two at
 * once do no harm. Throws a `Fault` where others could have put something there.
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
    // Another process was quicker: its folder is as good as ours.
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

/** Whether the folder is there. Throws where it is not ours alone. */
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

/** Removes what killed processes left, after an hour, because no unpacking at work takes that long. */
async function sweep(cache: string): Promise<void> {
  const hour = 3_600_000;
  for (const name of await readdir(cache)) {
    if (!name.includes('.part-')) continue;
    const path = join(cache, name);
    const age = Date.now() - ((await lstat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > hour) await rm(path, { recursive: true, force: true });
  }
}

/** Where the cache is, whether or not it is there. */
function cacheFolder({ XDG_CACHE_HOME: given = '', HOME: home }: Env): string {
  // A relative XDG_CACHE_HOME must be ignored, says its specification.
  const base = isAbsolute(given) ? given : join(home || homedir(), '.cache');
  return join(base, 'colophon');
}

/** Why a folder can't be trusted: a program in it could be anyone's. Undefined where it is ours alone. */
function distrust(found: Stats): string | undefined {
  if (!found.isDirectory()) return 'is not a folder';
  if (process.getuid !== undefined && found.uid !== process.getuid()) return 'belongs to another user';
  return process.platform !== 'win32' && (found.mode & 0o022) !== 0 ? 'is writable by others' : undefined;
}

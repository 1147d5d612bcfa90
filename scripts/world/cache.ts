// Folders kept between runs: private to the user, put in place whole or not at all.

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
  const { XDG_CACHE_HOME: given = '', HOME: home } = env;
  try {
    // A relative XDG_CACHE_HOME must be ignored, says its specification.
    const base = isAbsolute(given) ? given : join(home || homedir(), '.cache');
    const cache = join(base, 'colophon');
    await mkdir(cache, { recursive: true, mode: 0o700 });
    await isPrivate(cache);
    return cache;
  } catch (error) {
    if (systemCode(error) === 'missing-tool') throw error;
    return undefined;
  }
}

/** Whether the folder is there. Throws where it is not ours alone: a program in it could be anyone's. */
async function isPrivate(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return false;
  const foreign = process.getuid !== undefined && found.uid !== process.getuid();
  const open = process.platform !== 'win32' && (found.mode & 0o022) !== 0;
  if (found.isDirectory() && !foreign && !open) return true;
  const fact = !found.isDirectory()
    ? 'is not a folder'
    : foreign
      ? 'belongs to another user'
      : 'is writable by others';
  throw fault(
    'missing-tool',
    `Cannot trust \`${folder}\`: it ${fact}. Remove it, or set XDG_CACHE_HOME to a private folder`,
  );
}

/** Removes what killed processes left; an hour, because no unpacking at work takes that long. */
async function sweep(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    const age = Date.now() - ((await lstat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (name.includes('.part-') && age > 3_600_000) await rm(path, { recursive: true, force: true });
  }
}

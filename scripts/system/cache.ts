// Folders kept between runs: private to the user, put in place whole or not at all.

import { lstat, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fault, systemCode } from './fault.ts';
import { cacheFolder, distrust } from './private.js';

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

/**
 * Removes what killed processes left, after an hour, because no unpacking at work takes that long; and programs compiled
 * from other sources, after a day, because one at work has loaded by then what it needs.
 */
async function sweep(cache: string): Promise<void> {
  const hour = 3_600_000;
  for (const name of await readdir(cache)) {
    const limit = name.includes('.part-') ? hour : name.startsWith('program-') ? 24 * hour : undefined;
    if (limit === undefined) continue;
    const path = join(cache, name);
    const age = Date.now() - ((await lstat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > limit) await rm(path, { recursive: true, force: true });
  }
}

// Keeps results between runs as files of the user's cache, by the digest of what they were made from.

import { lstat, mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Kept } from '../model/world.ts';
import { type Env, keep } from './cache.ts';

/** The most bytes that are kept, and for how many days what nobody reads. */
const room: Room = { bytes: 100 * 1024 * 1024, days: 90 };

type Room = Readonly<{ bytes: number; days: number }>;

const day = 86_400_000;

/** Opens the folder `results/` of the user's cache. Without a cache, nothing is kept. */
export function openKept(env: Env): Kept {
  const folderOf = () => keep(env, 'results', async () => {});
  let swept: Promise<void> | undefined;
  const fileOf = async (digest: string) => {
    if (!/^[0-9a-f]{16,}$/.test(digest)) throw new Error(`Unexpected digest \`${digest}\``);
    const folder = await folderOf();
    return folder === undefined ? undefined : join(folder, digest);
  };
  return {
    read: async (digest) => {
      const file = await fileOf(digest);
      if (file === undefined) return undefined;
      const bytes = await readFile(file).catch(() => undefined);
      if (bytes === undefined) return undefined;
      // The time of a file tells when it was last used.
      await utimes(file, new Date(), new Date()).catch(() => undefined);
      return new Uint8Array(bytes);
    },
    write: async (digest, content) => {
      const file = await fileOf(digest);
      if (file === undefined) return;
      swept ??= sweepKept(dirname(file), room);
      await swept;
      // The file appears whole or not at all, so that a killed process leaves no half of one.
      const part = await mkdtemp(`${file}.part-`).catch(() => undefined);
      if (part === undefined) return; // the disk is full or read-only, which only makes the next run slower
      try {
        await writeFile(join(part, 'content'), content);
        await rename(join(part, 'content'), file);
      } catch {
        // As above.
      } finally {
        await rm(part, { recursive: true, force: true });
      }
    },
  };
}

/**
 * Removes from a folder of results what was not used for so many days, then what was used longest ago, until the rest has its
 * room. It is done once a run, before the first result is written. Files that another process removes do no harm.
 */
export async function sweepKept(folder: string, { bytes, days }: Room): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const facts = await lstat(path).catch(() => undefined);
      return {
        path,
        size: facts?.size ?? 0,
        used: facts?.mtimeMs ?? Date.now(),
        part: name.includes('.part-'),
      };
    }),
  );
  let sum = 0;
  for (const { path, size, used, part } of found.sort((one, other) => other.used - one.used)) {
    // The folder of a result that is being written; a killed process leaves one.
    const isOld = Date.now() - used > (part ? 1 : days) * day;
    sum += size;
    if (isOld || (!part && sum > bytes))
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

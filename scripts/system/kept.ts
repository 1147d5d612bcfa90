// Keeps results between runs as files of the user's cache, by the digest of what they were made from.

import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kept } from '../model/world.ts';
import { type Env, keep } from './cache.ts';

/** Opens the folder `results/` of the user's cache. Without a cache, nothing is kept. */
export function openKept(env: Env): Kept {
  const folderOf = () => keep(env, 'results', async () => {});
  const fileOf = async (digest: string) => {
    if (!/^[0-9a-f]{16,}$/.test(digest)) throw new Error(`Unexpected digest \`${digest}\``);
    const folder = await folderOf();
    return folder === undefined ? undefined : join(folder, digest);
  };
  return {
    read: async (digest) => {
      const file = await fileOf(digest);
      if (file === undefined) return undefined;
      return readFile(file).then(
        (bytes) => new Uint8Array(bytes),
        () => undefined,
      );
    },
    write: async (digest, content) => {
      const file = await fileOf(digest);
      if (file === undefined) return;
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

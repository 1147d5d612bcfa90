// Reads the files of a tar archive, gzipped or not, in memory.

import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { linkFlaw, mostBytes, openIntake } from './limits.ts';

/** Reads the files of a tar, by path. Throws if it is damaged or too large, or contains links or bad names. */
export async function readTar(tar: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const intake = openIntake();
  const unpack = extract();
  unpack.end(Buffer.from(unzipped(tar)));
  for await (const entry of entriesOf(unpack)) {
    const { name: path, type, size } = entry.header;
    const name = path.replace(/^\.\//, '').replace(/\/+$/, '');
    if (type === 'symlink' || type === 'link') throw linkFlaw(name);
    if (name !== '' && name !== '.') intake.admit(name, size ?? 0);
    const bytes = await buffer(entry).catch((error: unknown) => {
      throw damage(error);
    });
    if (type === 'file') intake.add(name, new Uint8Array(bytes));
  }
  return intake.files;
}

async function* entriesOf(unpack: ReturnType<typeof extract>) {
  try {
    yield* unpack;
  } catch (error) {
    throw damage(error);
  }
}

function unzipped(tar: Uint8Array): Uint8Array {
  if (tar[0] !== 0x1f || tar[1] !== 0x8b) return tar;
  try {
    return gunzipSync(tar, { maxOutputLength: mostBytes });
  } catch (error) {
    throw damage(error);
  }
}

function damage(error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(
    `Unexpected bytes, expected a whole tar of at most ${mostBytes / 2 ** 20} MiB (${reason})`,
    {
      cause: error,
    },
  );
}

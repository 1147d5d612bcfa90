// The files of a tar, packed by gzip or not, read in memory.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { linkFlaw, mostBytes, openIntake } from './limits.ts';

/** Reads every file of a tar, by path. Throws where it is damaged, too large, or has what no file may be. */
export async function readTar(tar: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const intake = openIntake();
  const unpack = extract();
  unpack.on('entry', (header, stream, next) => {
    // The archive's own error is the one that is told.
    stream.on('error', () => {});
    const chunks: Uint8Array[] = [];
    const name = header.name.replace(/^\.\//, '').replace(/\/+$/, '');
    try {
      if (header.type === 'symlink' || header.type === 'link') throw linkFlaw(name);
      if (name !== '' && name !== '.') intake.admit(name, header.size ?? 0);
    } catch (error) {
      unpack.destroy(error as Error);
      return;
    }
    stream.on('data', (chunk) => chunks.push(chunk as Uint8Array));
    stream.on('end', () => {
      try {
        if (header.type === 'file') intake.add(name, new Uint8Array(Buffer.concat(chunks)));
        next();
      } catch (error) {
        unpack.destroy(error as Error);
      }
    });
  });
  let bytes = 0;
  const count = async function* (parts: AsyncIterable<Uint8Array>) {
    for await (const part of parts) {
      bytes += part.length;
      if (bytes > 2 * mostBytes)
        throw new Error(`Unexpected size of what is in it: more than ${2 * mostBytes} bytes`);
      yield part;
    }
  };
  const packed = tar[0] === 0x1f && tar[1] === 0x8b;
  const source = Readable.from([tar]);
  try {
    if (packed) await pipeline(source, createGunzip(), count, unpack);
    else await pipeline(source, unpack);
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    if (/^Unexpected (?:path|second|number|size|link)/.test(message)) throw error;
    throw new Error(`Unexpected bytes, expected a whole tar (${code ?? message})`, { cause: error });
  }
  return intake.files;
}

// What an archive may hold: somebody else made it, and it is unpacked in memory.

import { constants } from 'node:buffer';

/** Most files in an archive, and most bytes of all of them. */
const most = { files: 20_000, bytes: Math.min(2 ** 30, constants.MAX_LENGTH) };

/** What is unpacked of an archive so far: throws where it becomes too much, or where a name is none that a file may have. */
export type Intake = Readonly<{
  /** Asks for room before a file is unpacked. */
  admit: (name: string, size: number) => void;
  add: (name: string, content: Uint8Array) => void;
  files: ReadonlyMap<string, Uint8Array>;
}>;

/** Begins to unpack an archive. */
export function openIntake(): Intake {
  const files = new Map<string, Uint8Array>();
  let bytes = 0;
  const admit = (name: string, size: number) => {
    const flaw = flawOf(name);
    if (flaw) throw new Error(`Unexpected path \`${name}\` in it: ${flaw}`);
    if (files.has(name)) throw new Error(`Unexpected second file \`${name}\` in it`);
    if (files.size >= most.files)
      throw new Error(`Unexpected number of files in it: more than ${most.files}`);
    if (bytes + size > most.bytes)
      throw new Error(`Unexpected size of what is in it: more than ${most.bytes / 2 ** 20} MiB`);
  };
  const add = (name: string, content: Uint8Array) => {
    admit(name, content.length);
    bytes += content.length;
    files.set(name, content);
  };
  return { admit, add, files };
}

/** Bytes that may be unpacked of a compressed file. */
export const mostBytes = most.bytes;

/** Why a file in an archive may not be called so. */
function flawOf(name: string): string | undefined {
  if (name.split('/').includes('..') || /^\/|^[a-z]:/i.test(name)) return 'it leads out of the archive';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant.
  return /[\\\u0000-\u001f]/.test(name) ? 'no system has such names' : undefined;
}

/** What is told of a link. */
export function linkFlaw(name: string): Error {
  return new Error(`Unexpected link \`${name}\` in it, expected files only`);
}

// Limits for archives, since others make them and they are unpacked in memory.

import { constants } from 'node:buffer';

/** The most files of an archive, and the most bytes of all its files together. */
const most = { files: 20_000, bytes: Math.min(2 ** 30, constants.MAX_LENGTH) };

/** The files unpacked from an archive so far. Both functions throw if they become too many or too large, or a name is bad. */
export type Intake = Readonly<{
  /** Checks the name and size of a file before it is unpacked. */
  admit: (name: string, size: number) => void;
  add: (name: string, content: Uint8Array) => void;
  files: ReadonlyMap<string, Uint8Array>;
}>;

/** An intake without files. */
export function openIntake(): Intake {
  const files = new Map<string, Uint8Array>();
  let bytes = 0;
  const admit = (name: string, size: number) => {
    const flaw = flawOf(name);
    if (flaw) throw new Error(`Unexpected path \`${name}\`, which ${flaw}`);
    if (files.has(name)) throw new Error(`Unexpected second file \`${name}\` in the archive`);
    if (files.size >= most.files)
      throw new Error(`Unexpected number of files in the archive, expected at most ${most.files}`);
    if (bytes + size > most.bytes)
      throw new Error(
        `Unexpected size of the unpacked archive, expected at most ${most.bytes / 2 ** 20} MiB`,
      );
  };
  const add = (name: string, content: Uint8Array) => {
    admit(name, content.length);
    bytes += content.length;
    files.set(name, content);
  };
  return { admit, add, files };
}

/** The most bytes that may be unpacked from a compressed file. */
export const mostBytes = most.bytes;

/** Why a file in an archive must not have this name; undefined if it may. */
function flawOf(name: string): string | undefined {
  if (name.split('/').includes('..') || /^\/|^[a-z]:/i.test(name)) return 'leads out of the archive';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the expression looks for them.
  return /[\\\u0000-\u001f]/.test(name) ? 'has a backslash or a control character' : undefined;
}

/** The error for a link in an archive. */
export function linkFlaw(name: string): Error {
  return new Error(`Unexpected link \`${name}\` in the archive, expected files only`);
}

// Reads a file or a whole folder from anywhere on disk, for artifacts that are to be checked.

import { constants, type Dirent } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Found } from '../model/world.ts';
import { fault, systemCode } from './fault.ts';

/** The limits of a folder: the number of its files, and the bytes of all of them. */
const most = { files: 20_000, bytes: 2 ** 30 };

/** Reads the file or folder at `path`. Throws a `Fault` (`usage`) if there is none or it can't be read. */
export async function openFound(path: string): Promise<Found> {
  try {
    const status = await lstat(path).then((one) => (one.isSymbolicLink() ? undefined : one));
    if (status?.isDirectory()) return await readFolder(path);
    return { kind: 'file', content: await readFile(path) };
  } catch (error) {
    const code = systemCode(error);
    if (code === 'usage') throw error;
    if (code === 'EISDIR') return readFolder(path);
    throw fault('usage', code === 'ENOENT' ? `Cannot find \`${path}\`` : `Cannot read \`${path}\` (${code})`);
  }
}

async function readFile(path: string): Promise<Uint8Array> {
  // Without O_NONBLOCK, opening a FIFO would wait for a writer for ever.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const status = await file.stat();
    if (status.isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' });
    if (!status.isFile()) throw fault('usage', `Unexpected kind of \`${path}\`, expected a file or a folder`);
    if (status.size > most.bytes) throw fault('usage', `Unexpected size of \`${path}\`: more than 1 GiB`);
    return new Uint8Array(await file.readFile());
  } finally {
    await file.close();
  }
}

async function readFolder(root: string): Promise<Found> {
  const files = new Map<string, Uint8Array>();
  const links: string[] = [];
  let bytes = 0;
  const walk = async (folder: string): Promise<void> => {
    const entries: Dirent[] = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (!entry.isFile()) links.push(path);
      else {
        const content = await readFile(join(root, path));
        files.set(path, content);
        bytes += content.length;
        if (files.size > most.files || bytes > most.bytes)
          throw fault('usage', `Unexpected size of \`${root}\`: more than ${most.files} files or 1 GiB`);
      }
    }
  };
  await walk('');
  return { kind: 'folder', files, links };
}

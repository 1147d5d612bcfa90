// The digest of a book's source: one number that stands for all of its files.

import { sha256 } from '../sha256.ts';

/** SHA-256, in hexadecimal, of the lines that `sha256sum` writes for the files, sorted by path. */
export function digestOf(files: ReadonlyMap<string, string | Uint8Array>): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(sorted.map(([path, content]) => `${sha256(content)}  ${path}\n`).join(''));
}

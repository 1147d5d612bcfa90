// Other formats of the book to be taken along from the web edition: with their size, and a digest to know them by.

import { basename } from 'node:path/posix';
import type { Made } from '../../contract.ts';
import { sha256 } from '../../sha256.ts';

/** A file to be taken along: its name beside the pages, what it is called, its media type, its size in words, SHA-256 in hexadecimal. */
export type Download = Readonly<{
  file: string;
  label: string;
  type: string;
  size: string;
  digest: string;
  content: Uint8Array;
}>;

/** The downloads of an edition: copies of what was made in the same run, so that the folder is whole wherever it is put. */
export function downloadsOf(made: readonly Made[]): readonly Download[] {
  return made.map(({ label, type, path, content }) => ({
    file: basename(path),
    label,
    type,
    size: sizeOf(content.length),
    digest: sha256(content),
    content,
  }));
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(Math.round(bytes / 1e3), 1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

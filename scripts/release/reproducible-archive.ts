// Reproducible archives: their files are sorted and have the same date, mode and owner on every machine.

import { gzipSync, zipSync } from 'fflate';
import { pack } from 'tar-stream';
import type { Artifact } from '../model/book.ts';

/** Makes a gzipped tar archive with files in the folder `folder`. */
export async function tarGz(folder: string, files: readonly Artifact[], date: Date): Promise<Uint8Array> {
  const tar = pack();
  for (const { path, content } of sorted(files)) {
    const header = {
      name: `${folder}/${path}`,
      mode: 0o644,
      mtime: date,
      uid: 0,
      gid: 0,
      uname: '',
      gname: '',
    };
    tar.entry(header, Buffer.from(content));
  }
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) chunks.push(chunk as Uint8Array);
  return gzipSync(Buffer.concat(chunks), { level: 9, mtime: 0 });
}

/** Makes a zip archive with files in the folder `folder`. */
export function zip(folder: string, files: readonly Artifact[], date: Date): Uint8Array {
  const entries = sorted(files).map(({ path, content }) => [`${folder}/${path}`, content] as const);
  return zipSync(Object.fromEntries(entries), {
    level: 9,
    mtime: zipDate(date),
    os: 3,
    attrs: 0o100644 * 0x10000,
  });
}

/**
 * Noon of a date's day. fflate writes local time, and local noon gives the same bytes in every time zone, also on days when
 * clocks change. A zip cannot express years before 1980 or after 2107.
 */
function zipDate(date: Date): Date {
  const year = Math.min(Math.max(date.getUTCFullYear(), 1980), 2107);
  return new Date(year, date.getUTCMonth(), date.getUTCDate(), 12);
}

/** The files sorted by code unit, so that the order does not depend on the machine's locale. */
function sorted(files: readonly Artifact[]): readonly Artifact[] {
  return [...files].sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
}

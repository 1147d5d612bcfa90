// Replaces one file by another: whole or not at all.

import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts a file into `folder`, in the place of one of its name: a link that stands there is replaced, not followed.
 * Meanwhile it stands in a folder of its own in `aside`, on the same disk.
 */
export function replaceFile(
  folder: string,
  name: string,
  content: string | Uint8Array,
  aside = folder,
): void {
  const staging = mkdtempSync(join(aside, '.colophon-'));
  try {
    writeFileSync(join(staging, name), content);
    renameSync(join(staging, name), join(folder, name));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

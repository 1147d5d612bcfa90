// Keeps anchors.lock: a build writes down the addresses that it gives to the world.

import { join } from 'node:path';
import { lockPath } from '../lock.ts';
import { replaceFile } from './replace.ts';
import { visible } from './visible.ts';

/** What a build adds to anchors.lock: its whole new text, and the ids that are new in it. */
export type Locking = Readonly<{ text: string; ids: readonly string[] }>;

/** Writes it into the book's folder and says so; where that can't be written, the build is good all the same. */
export function keepLock(root: string, { text, ids }: Locking): string {
  const path = join(root, lockPath);
  const names = ids.slice(0, 5).map((id) => `\`${id}\``);
  const list = `${names.join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}`;
  // Without new names it was of a time when slugs of headings stood in it too.
  const change =
    ids.length === 0
      ? 'has names only now, and no slugs of headings'
      : `new ${ids.length === 1 ? 'address' : 'addresses'} ${list}`;
  try {
    replaceFile(root, lockPath, text);
    return visible(`${path}: ${change}. Commit it with the book.\n`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    const lack = ids.length === 0 ? 'slugs of headings are still in it' : `it lacks ${list}`;
    return visible(`${path}: cannot be written${code}; ${lack}.\n`);
  }
}

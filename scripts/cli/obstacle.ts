// Whether a file can be put at a place of the output folder, and what is in the way.

import { accessSync, constants, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { type Fault, fault } from '../world/fault.ts';

/** Throws a `Fault` where `out` can't be an output folder: better before the work than after it. Makes nothing. */
export function refuseUnusable(out: string): void {
  guarded(out, () => {
    let dir = out;
    while (!lstatSync(dir, { throwIfNoEntry: false })) dir = dirname(dir);
    if (!statSync(dir).isDirectory()) throw unusable(dir, 'it is a file, expected a folder');
    accessSync(dir, constants.W_OK);
  });
}

/** The fault of an output folder that can't be written at `path`. */
export function unusable(path: string, reason: string): Fault {
  return fault(
    'usage',
    `Cannot write to \`${path}\`: ${reason}. Remove what is in the way, or name another folder with \`--out\``,
  );
}

/** Runs `step`; what the system refuses in the folder `out` becomes a `Fault`. */
export function guarded(out: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    const errno = error instanceof Error && 'errno' in error ? Number(error.errno) : undefined;
    if (errno === undefined) throw error;
    throw unusable(out, getSystemErrorMap().get(errno)?.[1] ?? String(error));
  }
}

/** Whether `path` is a plain relative one inside the folder of one of the formats. */
export function isOwn(path: string, formats: readonly string[]): boolean {
  const [id = '', ...rest] = path.split('/');
  const plain = rest.every((name) => name !== '' && name !== '.' && name !== '..' && !/[\\\0]/.test(name));
  return formats.includes(id) && rest.length > 0 && plain;
}

/** What is in the way of a file at `path` of the real folder `root`: a folder, or above it a file or a link out of `root`. */
export function obstacleOf(
  root: string,
  path: string,
): Readonly<{ path: string; reason: string }> | undefined {
  const names = path.split('/');
  for (const index of names.keys()) {
    const part = names.slice(0, index + 1).join('/');
    const place = join(root, part);
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (!found) return undefined;
    if (index === names.length - 1)
      return found.isDirectory() ? { path: part, reason: 'it is a folder, expected a file' } : undefined;
    const real = realpathSync(place);
    if (!real.startsWith(root + sep)) return { path: part, reason: 'it is a link out of the output folder' };
    if (!statSync(real).isDirectory()) return { path: part, reason: 'it is a file, expected a folder' };
    accessSync(real, constants.W_OK);
  }
  return undefined;
}

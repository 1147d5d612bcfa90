// Files in an output folder that no build has put there: they stay, and whoever publishes the folder is told of them.

import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { visible } from './visible.ts';

/** The paths, from `out`, of the files in the folders of some formats that are not among `paths`, in order. */
export function foreignFiles(
  out: string,
  formats: readonly string[],
  paths: readonly string[],
): readonly string[] {
  const own = new Set(paths);
  return formats
    .filter((id) => lstatSync(join(out, id), { throwIfNoEntry: false })?.isDirectory())
    .flatMap((id) =>
      readdirSync(join(out, id), { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(out, id).length + 1))
        .map((path) => `${id}/${path.replaceAll('\\', '/')}`),
    )
    .filter((path) => !own.has(path))
    .sort();
}

/** One line that names foreign files, the first ten of them; empty where there are none. */
export function foreignLine(out: string, files: readonly string[]): string {
  if (files.length === 0) return '';
  const names = files.slice(0, 10).map((path) => `\`${visible(join(out, path))}\``);
  const rest = files.length > names.length ? ` and ${files.length - names.length} more` : '';
  return `Left where they were, no build put them there: ${names.join(', ')}${rest}\n`;
}

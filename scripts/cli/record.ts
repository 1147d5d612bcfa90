// What colophon wrote into an output folder, format by format: only that may a later build remove.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** The record's path in the output folder. */
export const recordPath = '.colophon.json';

const schema = z.record(z.string(), z.array(z.string()));

/** Paths of the files written, by format. Anyone may have changed it: each path must be looked at before use. */
export type Written = Readonly<z.infer<typeof schema>>;

/** The record in the folder `root`; an empty one where there is none, or none that can be read. */
export function readRecord(root: string): Written {
  try {
    return schema.parse(JSON.parse(readFileSync(join(root, recordPath), 'utf8')));
  } catch {
    return {};
  }
}

/** The text of `record` after `paths` were written for `formats`: sorted, so that the same files give the same bytes. */
export function recordText(record: Written, formats: readonly string[], paths: readonly string[]): string {
  const now = formats.map((id) => [id, paths.filter((path) => path.startsWith(`${id}/`)).sort()] as const);
  const entries = Object.entries({ ...record, ...Object.fromEntries(now) });
  const sorted = entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
}

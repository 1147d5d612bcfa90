// Puts artifacts into the output folder, all or none, and takes away only what an earlier build left there.

import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import * as z from 'zod';
import type { Artifact } from '../model/book.ts';
import { type Fault, fault, systemCode } from '../system/fault.ts';

/** Staging folders of builds at work are seconds old. */
const abandoned = 3_600_000;

/**
 * Puts the artifacts of some formats into the folder `out`, made where it is not there. Files with the same bytes are
 * left as they are; files that an earlier build of these formats wrote and this one does not are removed. All in one
 * go without an `await`, so that no signal can come between. Throws a `Fault` (`usage`) where `out` can't be written,
 * and an error for an artifact outside its format's folder; then nothing in `out` has changed.
 */
export function put(out: string, formats: readonly string[], artifacts: readonly Artifact[]): void {
  guarded(out, () => {
    makeFolder(out);
    const root = realpathSync(out);
    const paths = artifacts.map(({ path }) => path);
    refuseFaulty(paths, formats);
    for (const path of paths) {
      const obstacle = obstacleOf(root, path);
      if (obstacle !== undefined) throw unusable(join(out, obstacle.path), obstacle.reason);
    }
    const record = readRecord(root);
    const mine = new Set(paths);
    const stale = formats.flatMap((id) => record[id] ?? []).filter((path) => !mine.has(path));
    const staging = mkdtempSync(join(root, '.colophon-'));
    try {
      sweep(root, lstatSync(staging).mtimeMs);
      const fresh = artifacts.filter(({ path, content }) => !isThere(join(root, path), content));
      for (const [index, { content }] of fresh.entries())
        writeFileSync(join(staging, String(index)), content);
      writeFileSync(join(staging, 'record'), recordText(record, formats, paths));
      for (const { path } of fresh) makeFolder(dirname(join(root, path)));
      for (const [index, { path }] of fresh.entries())
        renameSync(join(staging, String(index)), join(root, path));
      const kept = new Set(paths.map((path) => identity(join(root, path))));
      for (const path of stale) if (isOwn(path, formats)) remove(root, path, kept);
      renameSync(join(staging, 'record'), join(root, recordPath));
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  });
}

/** Throws for a path that no format may give, or that two artifacts can't have. */
function refuseFaulty(paths: readonly string[], formats: readonly string[]): void {
  const seen = new Set<string>();
  const folders = new Set(
    paths.flatMap((path) => [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index))),
  );
  for (const path of paths) {
    if (!isOwn(path, formats) || seen.has(path) || folders.has(path))
      throw new Error(`Unexpected artifact \`${path}\``);
    seen.add(path);
  }
}

/** Makes a folder and those above it that are not there. Not with `recursive`: below /proc, Node tries for ever. */
export function makeFolder(dir: string): void {
  if (lstatSync(dir, { throwIfNoEntry: false })) return;
  makeFolder(dirname(dir));
  mkdirSync(dir);
}

function isThere(place: string, content: Uint8Array): boolean {
  const found = lstatSync(place, { throwIfNoEntry: false });
  return (
    found?.isFile() === true &&
    found.size === content.length &&
    Buffer.compare(readFileSync(place), content) === 0
  );
}

/** The file itself: on a disk that ignores case, two names are one file. */
function identity(place: string): string {
  const found = lstatSync(place, { throwIfNoEntry: false });
  return `${found?.dev}:${found?.ino}`;
}

/** Removes an old file, and the folders that are empty without it. */
function remove(root: string, path: string, kept: ReadonlySet<string>): void {
  const place = join(root, path);
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (!found || obstacleOf(root, path) || kept.has(identity(place))) return;
  rmSync(place);
  for (let dir = dirname(place); relative(root, dir) !== ''; dir = dirname(dir)) {
    if (readdirSync(dir).length > 0) return;
    rmdirSync(dir);
  }
}

/** Removes the staging folders of killed builds, as old as they are by the disk's own clock (`now`). */
function sweep(root: string, now: number): void {
  for (const name of readdirSync(root).filter((one) => one.startsWith('.colophon-'))) {
    const place = join(root, name);
    if (now - lstatSync(place).mtimeMs > abandoned) rmSync(place, { recursive: true, force: true });
  }
}

/** The record's path in the output folder. */
const recordPath = '.colophon.json';

const schema = z.record(z.string(), z.array(z.string()));

/** Paths of the files written, by format. Anyone may have changed it: each path must be looked at before use. */
type Written = Readonly<z.infer<typeof schema>>;

/** The record in the folder `root`; an empty one where there is none, or none that can be read. */
function readRecord(root: string): Written {
  try {
    return schema.parse(JSON.parse(readFileSync(join(root, recordPath), 'utf8')));
  } catch {
    return {};
  }
}

/** The text of `record` after `paths` were written for `formats`: sorted, so that the same files give the same bytes. */
function recordText(record: Written, formats: readonly string[], paths: readonly string[]): string {
  const now = formats.map((id) => [id, paths.filter((path) => path.startsWith(`${id}/`)).sort()] as const);
  const entries = Object.entries({ ...record, ...Object.fromEntries(now) });
  const sorted = entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
}

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

/** Throws a `Fault` where `out` can't be an output folder: better before the work than after it. Makes nothing. */
export function refuseUnusable(out: string): void {
  guarded(out, () => {
    let dir = out;
    while (!lstatSync(dir, { throwIfNoEntry: false })) dir = dirname(dir);
    if (!statSync(dir).isDirectory()) throw unusable(dir, 'it is a file, expected a folder');
    accessSync(dir, constants.W_OK);
  });
}

/** What cures an output folder that can't be written. */
const otherFolder = 'name another folder with `--out`';

/** The fault of a folder that can't be written at `path`. */
function unusable(path: string, reason: string, cure = otherFolder): Fault {
  return fault('usage', `Cannot write to \`${path}\`: ${reason}. Remove what is in the way, or ${cure}`);
}

/** Runs `step`. What the system refuses in the folder `out` becomes a `Fault`, which ends with `cure`. */
export function guarded(out: string, step: () => void, cure = otherFolder): void {
  try {
    step();
  } catch (error) {
    const code = systemCode(error);
    const [, reason] = [...getSystemErrorMap().values()].find(([name]) => name === code) ?? [];
    if (reason === undefined) throw error;
    throw unusable(out, reason, cure);
  }
}

/** Whether `path` is a plain relative one inside the folder of one of the formats. */
function isOwn(path: string, formats: readonly string[]): boolean {
  const [id = '', ...rest] = path.split('/');
  const plain = rest.every((name) => name !== '' && name !== '.' && name !== '..' && !/[\\\0]/.test(name));
  return formats.includes(id) && rest.length > 0 && plain;
}

/** What is in the way of a file at `path` of the real folder `root`: a folder, or above it a file or a link out of `root`. */
function obstacleOf(root: string, path: string): Readonly<{ path: string; reason: string }> | undefined {
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

// Puts artifacts into the output folder, all or none, and removes only what an earlier build put there.

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

/** A staging folder of this age (in milliseconds) is abandoned: those of running builds are seconds old. */
const abandoned = 3_600_000;

/**
 * Puts the artifacts of some formats into the folder `out`, and makes that if needed. Files with the same bytes are
 * left alone; files that an earlier build of these formats wrote and this one does not are removed. It does all this
 * without an `await`, so that no signal can interrupt it. Throws a `Fault` (`usage`) if `out` cannot be written, and an
 * error for an artifact outside its format's folder; nothing in `out` has changed then.
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

/** Throws for a path that no format may use, and for a pair of paths that cannot both exist. */
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

/** Makes a folder and the missing ones above it. It avoids `recursive`, with which Node never returns below /proc. */
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

/** Identifies a file, because on a disk that ignores case two names may be the same file. */
function identity(place: string): string {
  const found = lstatSync(place, { throwIfNoEntry: false });
  return `${found?.dev}:${found?.ino}`;
}

/** Removes an old file, and the folders that it leaves empty. */
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

/** Removes the staging folders of killed builds, judged by the disk's own clock (`now`). */
function sweep(root: string, now: number): void {
  for (const name of readdirSync(root).filter((one) => one.startsWith('.colophon-'))) {
    const place = join(root, name);
    if (now - lstatSync(place).mtimeMs > abandoned) rmSync(place, { recursive: true, force: true });
  }
}

/** The path of the record in the output folder. */
const recordPath = '.colophon.json';

const schema = z.record(z.string(), z.array(z.string()));

/**
 * The paths of the files that were written, by format. Anyone may have edited them, so each must be checked before use.
 */
type Written = Readonly<z.infer<typeof schema>>;

/** Reads the record in the folder `root`. Gives an empty one if it is missing or cannot be read. */
function readRecord(root: string): Written {
  try {
    return schema.parse(JSON.parse(readFileSync(join(root, recordPath), 'utf8')));
  } catch {
    return {};
  }
}

/**
 * Gives the text of `record` after `paths` were written for `formats`, sorted, so that the same files give the same
 * bytes.
 */
function recordText(record: Written, formats: readonly string[], paths: readonly string[]): string {
  const now = formats.map((id) => [id, paths.filter((path) => path.startsWith(`${id}/`)).sort()] as const);
  const entries = Object.entries({ ...record, ...Object.fromEntries(now) });
  const sorted = entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
}

/**
 * Puts a file into `folder`, replacing one of the same name: a link is replaced, not followed. The new file is first
 * written to a folder of its own in `aside`, on the same disk.
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

/** Throws a `Fault` if `out` cannot be an output folder, so that a build fails before the work. Makes nothing. */
export function refuseUnusable(out: string): void {
  guarded(out, () => {
    let dir = out;
    while (!lstatSync(dir, { throwIfNoEntry: false })) dir = dirname(dir);
    if (!statSync(dir).isDirectory()) throw unusable(dir, 'it is a file, expected a folder');
    accessSync(dir, constants.W_OK);
  });
}

/** The cure for an output folder that cannot be written. */
const otherFolder = 'name another folder with `--out`';

/** Makes the fault of a folder that cannot be written at `path`. */
function unusable(path: string, reason: string, cure = otherFolder): Fault {
  return fault('usage', `Cannot write to \`${path}\`: ${reason}. Remove what is in the way, or ${cure}`);
}

/** Runs `step`, and turns an error of the system in the folder `out` into a `Fault` that ends with `cure`. */
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

/** Tells whether `path` is a plain relative one inside the folder of one of the formats. */
function isOwn(path: string, formats: readonly string[]): boolean {
  const [id = '', ...rest] = path.split('/');
  const plain = rest.every((name) => name !== '' && name !== '.' && name !== '..' && !/[\\\0]/.test(name));
  return formats.includes(id) && rest.length > 0 && plain;
}

/**
 * Finds what prevents a file at `path` in the real folder `root`: a folder there, or above it a file or a link out of
 * `root`.
 */
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

/** Gives the files in the folders of some formats that are not among `paths`: paths from `out`, in order. */
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

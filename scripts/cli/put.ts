// Puts artifacts on disk: all of them or none, and takes away what an earlier build left.

import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Artifact } from '../book.ts';
import { guarded, isOwn, obstacleOf, unusable } from './obstacle.ts';
import { readRecord, recordPath, recordText } from './record.ts';

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
    sweep(root);
    const staging = mkdtempSync(join(root, '.colophon-'));
    try {
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

/** Not with `recursive`: below /proc, Node tries for ever. */
function makeFolder(dir: string): void {
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

/** Removes the staging folders of killed builds. */
function sweep(root: string): void {
  for (const name of readdirSync(root).filter((one) => one.startsWith('.colophon-'))) {
    const place = join(root, name);
    if (Date.now() - lstatSync(place).mtimeMs > abandoned) rmSync(place, { recursive: true, force: true });
  }
}

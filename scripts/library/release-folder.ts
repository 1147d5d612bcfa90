// Puts a release in place: the whole folder at once, and never over another release.

import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Artifact } from '../model/book.ts';
import { isSignature, sumsName } from '../release/sums.ts';
import { guarded, replaceFile } from './output-folder.ts';

/**
 * The result: the release was put in place, was there with the same bytes, or another is there that differs in these
 * files.
 */
export type Placing =
  | Readonly<{ state: 'placed' | 'same' }>
  | Readonly<{ state: 'other'; differing: readonly string[] }>;

/**
 * Puts `files` and their `signature` into the folder `dir`, completely or not at all. If the same files are there
 * already, only the signature is added, in place of one of its kind; a different release is left alone. Throws a
 * `Fault` (`usage`) if `dir` cannot be written.
 */
export function place(dir: string, files: readonly Artifact[], signature: Artifact | undefined): Placing {
  let placing: Placing = { state: 'placed' };
  guarded(dir, () => {
    if (lstatSync(dir, { throwIfNoEntry: false })) {
      const differing = differences(dir, files);
      placing = differing.length === 0 ? { state: 'same' } : { state: 'other', differing };
      if (differing.length === 0 && signature)
        replaceFile(dir, signature.path, signature.content, dirname(dir));
      return;
    }
    mkdirSync(dirname(dir), { recursive: true });
    const staging = mkdtempSync(join(dirname(dir), '.colophon-'));
    try {
      const draft = join(staging, 'release');
      mkdirSync(draft);
      for (const { path, content } of signature ? [...files, signature] : files)
        writeFileSync(join(draft, path), content);
      renameSync(draft, dir);
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  });
  return placing;
}

/** Gives the names of the signatures in a release. */
export function signaturesIn(dir: string): readonly string[] {
  return readdirSync(dir).filter(isSignature).sort();
}

/** Gives the names of the files that differ, the list of digests last. */
function differences(dir: string, files: readonly Artifact[]): readonly string[] {
  const wanted = new Map(files.map(({ path, content }) => [path, content]));
  const there = lstatSync(dir).isDirectory() ? readdirSync(dir).filter((name) => !isSignature(name)) : [];
  const names = [...new Set([...wanted.keys(), ...there])].filter((name) => {
    const content = wanted.get(name);
    const found = lstatSync(join(dir, name), { throwIfNoEntry: false });
    return !content || !found?.isFile() || Buffer.compare(readFileSync(join(dir, name)), content) !== 0;
  });
  return names.sort((one, other) => Number(one === sumsName) - Number(other === sumsName));
}

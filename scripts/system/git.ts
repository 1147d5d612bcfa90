// Asks git for the state of a folder (commit, changes, tracked files) and for the user's name.

import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { fault, isFault, systemCode } from './fault.ts';

/** A folder in a work tree of git. Paths are separated by `/`. */
export type Checkout = Readonly<{
  commit: string;
  /** The folder's path from the top of the work tree; empty for the top itself. */
  folder: string;
  /** The differences from the commit in the whole work tree, as lines of git's short status. */
  changes: readonly string[];
  /** The tracked files in the folder, by their paths from it. */
  files: readonly string[];
}>;

/**
 * Reads the checkout that `dir` is in. Gives undefined if it is in none, or in one without a commit. Changes below
 * `except` are left out. Throws a `Fault` (`missing-tool`) if git is not installed.
 */
export async function readCheckout(dir: string, except?: string): Promise<Checkout | undefined> {
  const top = await git(dir, ['rev-parse', '--show-toplevel']);
  const commit = await git(dir, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  if (top === undefined || commit === undefined) return undefined;
  const root = await realpath(top.trimEnd());
  const inside = except === undefined ? undefined : await placeIn(root, except);
  const left = inside ? [`:(top,exclude,literal)${inside}`] : [];
  const status = await git(dir, [
    'status',
    '--porcelain',
    '-z',
    '--untracked-files=all',
    '--',
    ':/',
    ...left,
  ]);
  const files = await git(dir, ['ls-files', '-z']);
  if (status === undefined || files === undefined) return undefined;
  return {
    commit: commit.trim(),
    folder: relative(root, await realpath(dir))
      .split(sep)
      .join('/'),
    changes: status.split('\0').filter((line) => line !== ''),
    files: files.split('\0').filter((path) => path !== ''),
  };
}

/** Gives the path of `place` from the folder `root`, or undefined if it is not inside. `place` need not exist. */
async function placeIn(root: string, place: string): Promise<string | undefined> {
  const real = await realpath(place).catch(() => undefined);
  const way = relative(root, real ?? resolve(place));
  const inside = way !== '' && !isAbsolute(way) && way.split(sep)[0] !== '..';
  return inside ? way.split(sep).join('/') : undefined;
}

/** Gives the output of git, or undefined if it fails. Settings through which a repository starts programs are disabled. */
async function git(dir: string, args: readonly string[]): Promise<string | undefined> {
  const safe = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];
  try {
    const { stdout } = await promisify(execFile)('git', ['-C', dir, ...safe, ...args], {
      maxBuffer: 100_000_000,
    });
    return stdout;
  } catch (error) {
    if (systemCode(error) === 'ENOENT')
      throw fault(
        'missing-tool',
        'Cannot find git (`git`), which tells what a release is made from. Install it, so that it is on the PATH',
      );
    return undefined;
  }
}

/** Gives the user's name from git's settings, or undefined if they have none or git is not installed. */
export async function userName(): Promise<string | undefined> {
  try {
    const name = await git('.', ['config', '--get', 'user.name']);
    return name?.replace(/\s+/g, ' ').trim() || undefined;
  } catch (error) {
    if (isFault(error, 'missing-tool')) return undefined;
    throw error;
  }
}

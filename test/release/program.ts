// A copy of the program outside of any repository, and books in repositories: for tests of whole releases.

import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from '../disk.ts';
import { type Files, sound } from '../memory.ts';

/** What a process said, and its exit code. */
export type Said = Readonly<{ code: number; stdout: string; stderr: string }>;

const own = join(import.meta.dirname, '../..');

/** Copies the program into the folder `dir`: what stands in the work tree need not be committed. Returns how to run it. */
export function copyProgram(
  dir: string,
): (args: readonly string[], env?: NodeJS.ProcessEnv) => Promise<Said> {
  mkdirSync(dir, { recursive: true });
  for (const part of [
    'scripts',
    'templates',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'LICENSE',
    'dist/packages.json',
  ])
    cpSync(join(own, part), join(dir, part), { recursive: true });
  symlinkSync(join(own, 'node_modules'), join(dir, 'node_modules'));
  return (args, env = {}) =>
    new Promise((resolve) => {
      const options = { env: { ...process.env, SOURCE_DATE_EPOCH: '', ...env } };
      execFile(process.execPath, [join(dir, 'scripts/bin.js'), ...args], options, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
}

/** A small sound book, with `files` laid over it, committed in the folder `dir`. */
export function commitBook(dir: string, files: Files = {}): void {
  writeFiles(dir, { ...sound, 'anchors.lock': 'sec:one\t01-one\n', ...files });
  git(dir, 'init', '--quiet');
  commit(dir);
}

/** Commits everything in `dir`. */
export function commit(dir: string): void {
  git(dir, 'add', '--all');
  git(dir, 'commit', '--quiet', '--message', 'Book');
}

/** Runs git without anybody's settings, always as the same person at the same time. */
export function git(dir: string, ...args: readonly string[]): string {
  const person = Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((role) => [
      [`GIT_${role}_NAME`, 'Ada'],
      [`GIT_${role}_EMAIL`, 'ada@example.org'],
      [`GIT_${role}_DATE`, '2026-01-02T00:00:00Z'],
    ]),
  );
  const env = { ...process.env, ...person, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', args, { cwd: dir, env, encoding: 'utf8' });
}

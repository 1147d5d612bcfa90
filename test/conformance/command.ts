// Runs somebody else's program to its end and hands back what it said, whatever its exit code.

import { execFile } from 'node:child_process';
import { stripVTControlCharacters as plain } from 'node:util';

/** What a program said. `code` is `undefined` where it could not be started, with the reason in `stderr`. */
export type Said = Readonly<{ code: number | undefined; stdout: string; stderr: string }>;

/** Runs `file` with `args`, colours taken out; never rejects. `env` is laid over this process's own. */
export function command(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Said> {
  const options = { env: { ...process.env, ...env }, maxBuffer: 2 ** 30 };
  return new Promise((resolve) => {
    execFile(file, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      // A code that is a word (ENOENT) or null (a signal) means: it did not run, or not to its end.
      if (typeof code === 'number') resolve({ code, stdout: plain(stdout), stderr: plain(stderr) });
      else resolve({ code: undefined, stdout, stderr: stderr || String(error?.message) });
    });
  });
}

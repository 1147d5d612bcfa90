// `colophon release`: what became of the release, in words.

import { join } from 'node:path';
import { release as releaseBook } from '../library/release.ts';
import { doubts, failures, printReport } from './messages.ts';
import { createProgress, exitCodes, visible } from './terminal.ts';

/** Options of the command. */
export type ReleaseOptions = Readonly<{
  root: string;
  out: string;
  sign?: string;
  allowPlugins?: boolean;
}>;

/** Makes the release of the book of `root` below `out`. Returns the exit code. */
export async function release(options: ReleaseOptions): Promise<number> {
  const { root, out } = options;
  const progress = createProgress();
  const made = await releaseBook({ ...options, progress: progress.step }).finally(progress.end);
  const { stdout, stderr } = process;
  printReport(made.report, root);
  printReport(doubts(made.proofs), out);
  if (made.kind === 'unsound') return exitCodes.failed;
  if (made.kind === 'unproved') {
    printReport(failures(made.proofs), out);
    stderr.write(
      'A release holds proved files only. `colophon build` keeps what was refused, for you to look at.\n',
    );
    return exitCodes.fault;
  }
  if (made.kind === 'refused') {
    stderr.write(`error: ${visible(made.reason)}\n`);
    return exitCodes.failed;
  }
  const { dir, paths, signatures, already } = made;
  if (already) stderr.write(`${visible(dir)} is there already, with the same bytes.\n`);
  if (signatures.length === 0)
    stderr.write(
      `${visible(dir)} is not signed, so that nobody can tell who made it. \`--sign KEY\` signs it.\n`,
    );
  stdout.write(paths.map((path) => `${join(dir, path)}\n`).join(''));
  return exitCodes.done;
}

// `colophon verify`: verifies copies, and prints the verdict.

import { verify as verifyCopies } from '../library/verify.ts';
import { printReport } from './messages.ts';
import { createProgress, exitCodes } from './terminal.ts';
import { verdictJson, verdictTable } from './verdict.ts';

/** Options of the command. */
export type VerifyOptions = Readonly<{
  root: string;
  json?: boolean;
  signer?: string;
  against?: string;
  rebuild?: boolean;
  allowPlugins?: boolean;
}>;

/** Compares the copies at `paths` with the book of `root`. Prints the verdict on stdout. Returns the exit code. */
export async function verify(
  paths: readonly string[],
  { json = false, ...options }: VerifyOptions,
): Promise<number> {
  const progress = createProgress();
  const found = await verifyCopies(paths, { ...options, progress: progress.step }).finally(progress.end);
  if (found.kind === 'unsound') {
    printReport(found.report, options.root);
    return exitCodes.failed;
  }
  const { verdicts } = found;
  process.stdout.write(json ? verdictJson(verdicts) : verdictTable(verdicts));
  return verdicts.some(({ failures }) => failures.length > 0) ? exitCodes.failed : exitCodes.done;
}

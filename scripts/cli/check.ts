// `colophon check`: reports what is wrong with the book.

import { check as checkBook } from '../library/check.ts';
import { printReport, reportJson } from './messages.ts';
import { exitCodes } from './terminal.ts';

/** Options of the command. */
export type CheckOptions = Readonly<{
  root: string;
  strict?: boolean;
  allowPlugins?: boolean;
  json?: boolean;
}>;

/** Checks the book in `root`. Messages go to stderr, or with `json` as one document to stdout. Returns the exit code. */
export async function check({ json = false, ...options }: CheckOptions): Promise<number> {
  const { sound, report } = await checkBook(options);
  const { root } = options;
  if (json) process.stdout.write(reportJson(report, root));
  else printReport(report, root);
  return sound ? exitCodes.done : exitCodes.failed;
}

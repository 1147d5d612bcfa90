// `colophon check`: what is wrong with the book.

import { check as runCheck } from '../checks/check.ts';
import { read } from '../read/read.ts';
import { openWorld } from '../system/open.ts';
import { printReport, reportJson } from './messages.ts';
import { exitCodes } from './terminal.ts';

/** Options of the command. */
export type CheckOptions = Readonly<{ root: string; strict?: boolean; json?: boolean }>;

/** Checks the book in `root`. Messages on stderr, or with `json` as one document on stdout. Returns the exit code. */
export async function check({ root, strict = false, json = false }: CheckOptions): Promise<number> {
  const { manuscript, report: unread } = await read(openWorld({ root, env: process.env, now: new Date() }));
  const { book, report } = manuscript
    ? runCheck(manuscript, { strict })
    : { book: undefined, report: unread };
  if (json) process.stdout.write(reportJson(report, root));
  else printReport(report, root);
  return book ? exitCodes.done : exitCodes.failed;
}

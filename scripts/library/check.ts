// Checks a book's folder, and gives the messages as plain data.

import { join } from 'node:path';
import { check as runCheck } from '../checks/check.ts';
import type { Report } from '../model/book.ts';
import { read } from '../read/read.ts';
import type { Env } from '../system/cache.ts';
import { withWorld } from '../system/open.ts';

/** The book's folder; `strict` makes warnings stop the book as errors do; `env` replaces the process's environment. */
export type CheckOptions = Readonly<{ root: string; strict?: boolean | undefined; env?: Env | undefined }>;

/** Checks the book in `root`. It is `sound` if nothing stops it. */
export function check({
  root,
  strict = false,
  env,
}: CheckOptions): Promise<Readonly<{ sound: boolean; report: Report }>> {
  return withWorld({ root, env }, async (world) => {
    const { manuscript, report: unread } = await read(world);
    if (!manuscript) return { sound: false, report: unread };
    const { book, report } = runCheck(manuscript, { strict });
    return { sound: book !== undefined, report };
  });
}

/** Gives the messages of a report as plain data, in its order. Unknown values are null. */
export function messagesOf(report: Report, root: string) {
  return report.flatMap(({ path, messages }) =>
    messages.map(({ line, column, fatal, ruleId, reason, note }) => ({
      file: join(root, path),
      line: line ?? null,
      column: column ?? null,
      severity: fatal ? ('error' as const) : ('warning' as const),
      rule: ruleId ?? null,
      reason,
      note: note ?? null,
    })),
  );
}

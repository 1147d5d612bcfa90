// Checks a book's folder, and gives the messages as plain data.

import { join } from 'node:path';
import { check as runCheck, stops } from '../checks/check.ts';
import type { Report } from '../model/book.ts';
import type { Finding } from '../model/finding.ts';
import { read } from '../read/read.ts';
import { reportOf } from '../read/report-of.ts';
import { render } from '../render/render.ts';
import type { Env } from '../system/cache.ts';
import { withWorld } from '../system/open.ts';

/**
 * The book's folder; `strict` makes warnings stop the book as errors do; `allowPlugins` lets the book's own plugins run;
 * `env` replaces the process's environment.
 */
export type CheckOptions = Readonly<{
  root: string;
  strict?: boolean | undefined;
  allowPlugins?: boolean | undefined;
  env?: Env | undefined;
}>;

/** Checks the book in `root`. It is `sound` if nothing stops it. */
export function check({
  root,
  strict = false,
  allowPlugins,
  env,
}: CheckOptions): Promise<Readonly<{ sound: boolean; report: Report }>> {
  return withWorld({ root, env, allowPlugins }, async (world) => {
    const { manuscript, report: unread } = await read(world);
    if (!manuscript) return { sound: false, report: unread };
    const { book, report } = runCheck(manuscript, { strict });
    // What rehype plugins do wrong shows only when they run, which is when the book is rendered.
    if (!book || (book.manifest.markdown?.rehype ?? []).length === 0)
      return { sound: book !== undefined, report };
    const findings: Finding[] = [];
    await render(book, world, (finding) => void findings.push(finding));
    const whole = [...report, ...reportOf(book, findings)];
    return { sound: !stops(whole, strict), report: whole };
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

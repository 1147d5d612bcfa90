// Stage 2: runs the checks on a manuscript, which is a book if it passes them.

import { VFile } from 'vfile';
import type { Book, Manuscript, Report } from '../model/book.ts';
import type { Check } from '../model/contract.ts';
import { checks } from './all.ts';

/** The book, unless a message stops it, and all messages. */
export type Verdict = Readonly<{ book: Book | undefined; report: Report }>;

/**
 * Runs the checks on a manuscript. An error stops the book; with `strict`, a warning does too. `formats` are the ids of the
 * formats to be made. Without them, the errors of checks that concern only some formats are warnings.
 */
export function check(
  manuscript: Manuscript,
  { strict = false, formats }: Readonly<{ strict?: boolean; formats?: readonly string[] }> = {},
): Verdict {
  const report = runChecks(manuscript, formats ? checksFor(formats) : checks.map(soften));
  return { book: stops(report, strict) ? undefined : (manuscript as Book), report };
}

function checksFor(formats: readonly string[]): readonly Check[] {
  return checks.filter(({ only }) => !only || only.some((id) => formats.includes(id)));
}

function soften(one: Check): Check {
  if (!one.only) return one;
  return { ...one, severity: Object.fromEntries(Object.keys(one.severity).map((rule) => [rule, 'warning'])) };
}

/** Whether a report stops the book: an error does, and with `strict` any message. */
export function stops(report: Report, strict: boolean): boolean {
  return report.some(({ messages }) => messages.some(({ fatal }) => fatal || strict));
}

/** Runs some checks on a manuscript. The report has each file of the book once, its messages in the order of the text. */
export function runChecks(manuscript: Manuscript, some: readonly Check[]): Report {
  const sources = [
    manuscript.settings,
    ...(manuscript.notice ? [manuscript.notice] : []),
    ...manuscript.licenses.values(),
    ...(manuscript.original ? [manuscript.original] : []),
    ...(manuscript.lock ? [manuscript.lock] : []),
    ...(manuscript.list.source ? [manuscript.list.source] : []),
    ...manuscript.theme.sources,
    ...manuscript.chapters,
    ...(manuscript.bibliography?.sources ?? []),
  ];
  const files = new Map(sources.map(({ path, text }) => [path, new VFile({ path, value: text })]));
  for (const { id, severity, run } of some) {
    run(manuscript, (rule, path, place, reason, cure) => {
      const file = files.get(path);
      if (!file) throw new Error(`check ${id} has a message for \`${path}\`, which is no file of the book`);
      const message = file.message(reason, {
        ...(place && { place }),
        ruleId: `${id}-${rule}`,
        source: 'colophon',
      });
      Object.assign(message, { fatal: severity[rule] === 'error', note: cure });
    });
  }
  for (const { messages } of files.values())
    messages.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  return [...files.values()];
}

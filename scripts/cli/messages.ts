// What is wrong with the book, for people (stderr) and for programs (`--json`).

import { join } from 'node:path';
import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import { reporter } from 'vfile-reporter';
import type { Report } from '../book.ts';
import type { Proof } from '../verify.ts';
import { visible } from './visible.ts';

/** Prints a report on stderr, paths from the current folder; nothing where there is no message. */
export function printReport(report: Report, root: string): void {
  const files = report.map(({ path, messages }) => {
    const file = new VFile({ path: line(join(root, path)) });
    file.messages.push(...messages.map(safe));
    return file;
  });
  const { stderr } = process;
  const text = reporter(files, {
    quiet: true,
    verbose: true,
    color: stderr.isTTY === true && stderr.hasColors(),
  });
  if (text !== '') stderr.write(`${text}\n`);
}

/** A report of what proofs found missing, with the output's folder of the format as the file. */
export function failures(proofs: readonly Proof[]): Report {
  return proofs.map(({ format, failures: reasons }) => {
    const file = new VFile({ path: format });
    for (const [index, reason] of reasons.entries()) {
      // Once is enough: where one thing is missing, so are many.
      const note =
        index === 0
          ? 'This was found when the finished file was read back, so that nothing was written.'
          : undefined;
      const message = file.message(reason, { ruleId: 'proof', source: 'colophon' });
      Object.assign(message, { fatal: true, note });
    }
    return file;
  });
}

/** A report as one JSON document, in the order of the report. What is not known is null. */
export function reportJson(report: Report, root: string): string {
  const messages = report.flatMap(({ path, messages: found }) =>
    found.map(({ line, column, fatal, ruleId, reason, note }) => ({
      file: join(root, path),
      line: line ?? null,
      column: column ?? null,
      severity: fatal ? 'error' : 'warning',
      rule: ruleId ?? null,
      reason,
      note: note ?? null,
    })),
  );
  const count = (wanted: string) => messages.filter(({ severity }) => severity === wanted).length;
  const document = { messages, errors: count('error'), warnings: count('warning') };
  return `${visible(JSON.stringify(document, undefined, 2), '\\u')}\n`;
}

/** A message as it can be printed: on one line, since a line break in it could feign a message of ours. */
function safe({ reason, note, fatal, place, ruleId, source }: VFileMessage): VFileMessage {
  const copy = new VFileMessage(line(reason), { place, ruleId, source });
  return Object.assign(copy, { fatal, note: note === undefined ? undefined : visible(note) });
}

function line(text: string): string {
  return visible(text).replace(/[\n\t]+/g, ' ');
}

// Prints messages about the book for people (stderr) and for programs (`--json`), and merges repeated ones.

import { join } from 'node:path';
import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import { reporter } from 'vfile-reporter';
import { messagesOf } from '../library/check.ts';
import type { Report } from '../model/book.ts';
import type { Proof } from '../model/proof.ts';
import { visible } from './terminal.ts';

/**
 * Prints a report on stderr, with paths from the current folder, or nothing if it has no message. Repeated messages are
 * merged into one with a count; the totals at the end count all.
 */
export function printReport(report: Report, root: string): void {
  const { stderr } = process;
  stderr.write(reportText(report, root, stderr.isTTY === true && stderr.hasColors()));
}

/** Gives the text of a report as `printReport` prints it. */
export function reportText(all: Report, root: string, color: boolean): string {
  const { report, less } = gatherSame(all);
  const files = report.map(({ path, messages }) => {
    const file = new VFile({ path: line(join(root, path)) });
    file.messages.push(...messages.map(safe));
    return file;
  });
  const text = reporter(files, { quiet: true, verbose: true, color });
  if (text === '') return '';
  if (!less) return `${text}\n`;
  const found = all.flatMap(({ messages }) => messages);
  const errors = found.filter(({ fatal }) => fatal).length;
  const rows = text.split('\n');
  const sum = (rows.pop() ?? '')
    .replace(/\d+ messages/, counted(found.length, 'message'))
    .replace(/\d+ errors?/, counted(errors, 'error'))
    .replace(/\d+ warnings?/, counted(found.length - errors, 'warning'));
  return `${[...rows, sum].join('\n')}\n\`colophon check --json\` has every place of those that are told once.\n`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Makes a report of what proofs missed. The file of a message is the format's folder in the output. */
export function failures(proofs: readonly Proof[]): Report {
  const note = 'This was found when the finished file was read back, so that nothing was written.';
  return proofs.map(({ format, failures: reasons }) => reportOf(format, reasons, { fatal: true, note }));
}

/** Makes a report of what proofs could not tell. */
export function doubts(proofs: readonly Proof[]): Report {
  const note = 'Nothing of it is shown to be wrong: look at the place if it matters to you.';
  return proofs.map(({ format, doubts: reasons }) => reportOf(format, reasons, { fatal: false, note }));
}

/** Makes the report of a proof. Only its first message has the note, because all share it. */
function reportOf(
  path: string,
  reasons: readonly string[],
  { fatal, note }: Readonly<{ fatal: boolean; note: string }>,
): VFile {
  const file = new VFile({ path });
  for (const [index, reason] of reasons.entries()) {
    const message = file.message(reason, { ruleId: 'proof', source: 'colophon' });
    Object.assign(message, { fatal, note: index === 0 ? note : undefined });
  }
  return file;
}

/** Gives a report as one JSON document, in its order. Unknown values are null. */
export function reportJson(report: Report, root: string): string {
  const messages = messagesOf(report, root);
  const count = (wanted: string) => messages.filter(({ severity }) => severity === wanted).length;
  const document = { messages, errors: count('error'), warnings: count('warning') };
  return `${visible(JSON.stringify(document, undefined, 2), '\\u')}\n`;
}

/** Makes a message safe to print: on one line, because a line break in it could fake a message of Colophon's. */
function safe({ reason, note, fatal, place, ruleId, source }: VFileMessage): VFileMessage {
  const copy = new VFileMessage(line(reason), { place, ruleId, source });
  return Object.assign(copy, { fatal, note: note === undefined ? undefined : visible(note) });
}

function line(text: string): string {
  return visible(text).replace(/[\n\t]+/g, ' ');
}

/** Up to this many messages of one kind are printed one by one. */
const few = 3;

/** A merged report; `less` says that messages were left out. */
type Gathered = Readonly<{ report: Report; less: boolean }>;

/**
 * Merges repeated messages into the first. Warnings are the same if only the words that they quote differ
 * (`Cannot find a name for the heading …`); errors, each of which must be mended, only if these agree too.
 */
function gatherSame(report: Report): Gathered {
  const all = report.flatMap(({ messages }) => messages);
  const counts = new Map<string, number>();
  for (const message of all) counts.set(kindOf(message), (counts.get(kindOf(message)) ?? 0) + 1);
  const told = new Set<string>();
  const files = report.map(({ path, value, messages }) => {
    const file = new VFile({ path, value });
    for (const message of messages) {
      const kind = kindOf(message);
      const count = counts.get(kind) ?? 1;
      if (count <= few) file.messages.push(message);
      else if (!told.has(kind)) file.messages.push(withCount(message, count - 1));
      told.add(kind);
    }
    return file;
  });
  const less = [...counts.values()].some((count) => count > few);
  return { report: files, less };
}

function kindOf({ ruleId, fatal, reason }: VFileMessage): string {
  return `${ruleId} ${fatal} ${fatal ? reason : reason.replace(/`[^`]*`/g, '`').replace(/\d+/g, '0')}`;
}

function withCount({ reason, note, fatal, place, ruleId, source }: VFileMessage, more: number): VFileMessage {
  const copy = new VFileMessage(`${reason} (and ${more} more)`, { place, ruleId, source });
  return Object.assign(copy, { fatal, note });
}

// The same message many times is told once, with how many more there are: so that it does not drown the others.

import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import type { Report } from '../book.ts';

/** So many messages of one kind are told one by one. */
const few = 3;

/** Whether an author is told less than there is, and the report as it is told. */
export type Gathered = Readonly<{ report: Report; less: boolean }>;

/**
 * The messages as they are told. Warnings are the same that say the same of other words (`Cannot find a name for the heading
 * …`); errors, each of which must be mended, only those that say it of the same words. The first stands for all.
 */
export function gatherSame(report: Report): Gathered {
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
      else if (!told.has(kind)) file.messages.push(counted(message, count - 1));
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

function counted({ reason, note, fatal, place, ruleId, source }: VFileMessage, more: number): VFileMessage {
  const copy = new VFileMessage(`${reason} (and ${more} more)`, { place, ruleId, source });
  return Object.assign(copy, { fatal, note });
}

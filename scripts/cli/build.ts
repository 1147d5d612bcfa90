// `colophon build`: the book in its formats, all put on disk or nothing.

import { VFile } from 'vfile';
import { formats } from '../formats/all.ts';
import type { Report } from '../model/book.ts';
import type { Format } from '../model/contract.ts';
import { publish } from '../pipeline.ts';
import { openWorld } from '../system/open.ts';
import { deliver, keepLock } from './deliver.ts';
import { printReport } from './messages.ts';
import { refuseUnusable } from './output-folder.ts';
import { createProgress, exitCodes, unknownName } from './terminal.ts';

/** Options of the command; `unproved` are the formats that are written even where their proof fails. */
export type BuildOptions = Readonly<{
  root: string;
  out: string;
  strict?: boolean;
  unproved?: readonly string[];
}>;

/** Makes the book of `root` in the formats `names` (none: all), puts it into `out`. Returns the exit code. */
export async function build(
  names: readonly string[],
  { root, out, strict = false, unproved = [] }: BuildOptions,
): Promise<number> {
  const wanted = choose(names);
  choose(unproved);
  refuseUnusable(out);
  const world = openWorld({ root, env: process.env, now: new Date() });
  const progress = createProgress();
  try {
    const { edition, artifacts, proofs, report, lock } = await publish(world, wanted, {
      strict,
      progress: progress.step,
    });
    progress.end();
    printReport(edition && !strict ? report.map(withoutUnlocked) : report, root);
    if (!edition) return exitCodes.failed;
    for (const { table } of proofs) if (table) process.stderr.write(`${table}\n`);
    const code = deliver({ artifacts, proofs }, out, unproved);
    if (code === exitCodes.done && lock) process.stderr.write(keepLock(root, lock));
    return code;
  } finally {
    progress.end();
    await world.browser.close();
  }
}

/** What this build adds to anchors.lock is nothing to be warned of. */
function withoutUnlocked(file: Report[number]): Report[number] {
  const copy = new VFile({ path: file.path, value: file.value });
  copy.messages.push(...file.messages.filter(({ ruleId }) => ruleId !== 'lock-unlocked'));
  return copy;
}

/** The formats with these names, each once, in the order of the table. Throws a `Fault` for an unknown name. */
function choose(names: readonly string[]): readonly Format[] {
  const ids = formats.map(({ id }) => id);
  const wrong = names.find((name) => !ids.includes(name));
  if (wrong !== undefined) throw unknownName('format', wrong, ids);
  return names.length === 0 ? formats : formats.filter(({ id }) => names.includes(id));
}

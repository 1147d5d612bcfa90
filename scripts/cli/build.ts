// `colophon build`: builds the book, and reports the result in words.

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build as buildBook, type Delivery, type Locked, unprovedRecord } from '../library/build.ts';
import type { Artifact } from '../model/book.ts';
import type { Proof } from '../model/proof.ts';
import { lockPath } from '../read/anchors-lock.ts';
import { doubts, failures, printReport } from './messages.ts';
import { createProgress, exitCodes, visible } from './terminal.ts';

/** Options of the command. `unproved` are formats to write even if their proof fails. */
export type BuildOptions = Readonly<{
  root: string;
  out: string;
  strict?: boolean;
  unproved?: readonly string[];
  allowPlugins?: boolean;
}>;

/** Builds the book of `root` in some formats (none: all) and puts it into `out`. Returns the exit code. */
export async function build(formats: readonly string[], options: BuildOptions): Promise<number> {
  const { root, out } = options;
  const progress = createProgress();
  const made = await buildBook({ ...options, formats, progress: progress.step }).finally(progress.end);
  printReport(made.report, root);
  if (made.kind === 'unsound') return exitCodes.failed;
  for (const { table } of made.proofs) if (table) process.stderr.write(`${table}\n`);
  const code = tellDelivery(made, out);
  if (made.lock) process.stderr.write(lockLine(root, made.lock));
  return code;
}

/** Reports where the files are, and keeps refused ones aside for their owner to look at. Returns the exit code. */
export function tellDelivery(delivery: Delivery, out: string): number {
  printReport(doubts(delivery.proofs), out);
  if (delivery.kind === 'refused') {
    const { artifacts, refused } = delivery;
    printReport(failures(refused), out);
    process.stderr.write(refusal(keepRefused(artifacts, refused), refused));
    return refused.every(({ failures: all, broken }) => all.length === broken.length)
      ? exitCodes.failed
      : exitCodes.fault;
  }
  for (const proof of delivery.unproved) process.stderr.write(unprovedLine(proof, join(out, unprovedRecord)));
  process.stderr.write(foreignLine(out, delivery.foreign));
  process.stdout.write(delivery.paths.map((path) => `${join(out, path)}\n`).join(''));
  return exitCodes.done;
}

/** Writes the files of the refused formats, and their proofs, into a new folder that only its owner can read. */
function keepRefused(artifacts: readonly Artifact[], refused: readonly Proof[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'colophon-refused-'));
  const formats = new Set(refused.map(({ format }) => format));
  for (const { path, content } of artifacts) {
    const [format = ''] = path.split('/');
    if (!formats.has(format)) continue;
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
  }
  writeFileSync(join(folder, 'proof.json'), `${JSON.stringify(refused, undefined, 2)}\n`);
  return folder;
}

function refusal(folder: string, refused: readonly Proof[]): string {
  const options = refused.map(({ format }) => `\`--unproved ${format}\``).join(' ');
  return [
    `Nothing was put in place. The refused files are in ${visible(folder)}, with proof.json beside them.`,
    'If they are in order, the proof is wrong, which is a fault of Colophon: report it with that proof.json (README, “Reporting a fault”).',
    `Until it is mended, ${options} writes them with a warning.`,
    '',
  ].join('\n');
}

function unprovedLine({ format, failures: found }: Proof, place: string): string {
  const count = `${found.length} ${found.length === 1 ? 'failure' : 'failures'}`;
  return `warning: ${format} was written although its proof failed (${count}, told in ${place}).\n`;
}

/** Names foreign files in one line, at most ten of them. Empty if there are none. */
export function foreignLine(out: string, files: readonly string[]): string {
  if (files.length === 0) return '';
  const names = files.slice(0, 10).map((path) => `\`${visible(join(out, path))}\``);
  const rest = files.length > names.length ? ` and ${files.length - names.length} more` : '';
  return `Left where they were, no build put them there: ${names.join(', ')}${rest}\n`;
}

/** Reports what a build added to anchors.lock, or why it could not. */
function lockLine(root: string, { ids, failure }: Locked): string {
  const path = join(root, lockPath);
  const names = ids.slice(0, 5).map((id) => `\`${id}\``);
  const list = `${names.join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}`;
  if (failure !== undefined) {
    const code = failure === '' ? '' : ` (${failure})`;
    const lack = ids.length === 0 ? 'slugs of headings are still in it' : `it lacks ${list}`;
    return visible(`${path}: cannot be written${code}; ${lack}.\n`);
  }
  // A change without new names removes slugs of headings, which older files list too.
  const change =
    ids.length === 0
      ? 'has names only now, and no slugs of headings'
      : `new ${ids.length === 1 ? 'address' : 'addresses'} ${list}`;
  return visible(`${path}: ${change}. Commit it with the book.\n`);
}

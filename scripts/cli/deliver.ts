// What a build made is put in place, or, where its proof failed, kept aside for whoever looks into the fault.

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Artifact } from '../book.ts';
import type { Proof } from '../proof/point.ts';
import { exitCodes } from './exit.ts';
import { foreignFiles, foreignLine } from './foreign.ts';
import { doubts, failures, printReport } from './messages.ts';
import { put } from './put.ts';
import { keepUnproved } from './unproved.ts';
import { visible } from './visible.ts';

/** What was made, and what was found when it was read back. */
export type Delivery = Readonly<{ artifacts: readonly Artifact[]; proofs: readonly Proof[] }>;

/**
 * Puts the artifacts into `out`, and nothing where the proof of any format fails that is not named in `unproved`. Returns
 * the exit code.
 */
export function deliver({ artifacts, proofs }: Delivery, out: string, unproved: readonly string[]): number {
  const failed = proofs.filter((proof) => proof.failures.length > 0);
  const refused = failed.filter(({ format }) => !unproved.includes(format));
  printReport(doubts(proofs), out);
  if (refused.length > 0) {
    printReport(failures(refused), out);
    const folder = keepRefused(artifacts, refused);
    process.stderr.write(refusal(folder, refused));
    return refused.every(({ failures: all, broken }) => all.length === broken.length)
      ? exitCodes.failed
      : exitCodes.fault;
  }
  const ids = proofs.map(({ format }) => format);
  put(out, ids, artifacts);
  process.stderr.write(keepUnproved(out, ids, failed));
  const paths = artifacts.map(({ path }) => path);
  process.stderr.write(foreignLine(out, foreignFiles(out, ids, paths)));
  process.stdout.write(paths.map((path) => `${join(out, path)}\n`).join(''));
  return exitCodes.done;
}

/** Writes the files of the refused formats, and what was found in them, into a new folder that only its owner reads. */
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

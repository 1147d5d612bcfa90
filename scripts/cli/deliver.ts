// What becomes of a build's files: put in place with anchors.lock, or kept aside where their proof failed.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Artifact } from '../model/book.ts';
import type { Proof } from '../model/proof.ts';
import { type LockChange, lockPath } from '../read/anchors-lock.ts';
import { systemCode } from '../system/fault.ts';
import { doubts, failures, printReport } from './messages.ts';
import { foreignFiles, foreignLine, put, replaceFile } from './output-folder.ts';
import { exitCodes, visible } from './terminal.ts';

/** What was made, and what was found when it was read back. */
type Delivery = Readonly<{ artifacts: readonly Artifact[]; proofs: readonly Proof[] }>;

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

/** A format that was written unproved, and why its proof failed. */
type Unproved = Readonly<{ format: string; failures: readonly string[] }>;

const warning =
  'The proof of these formats failed, and they were written because `--unproved` asked for it. Do not publish them unseen.';

/**
 * Records in `out` which of the formats just built are unproved; the file goes where none is left. Returns what to say
 * of them.
 */
function keepUnproved(out: string, built: readonly string[], failed: readonly Proof[]): string {
  const fresh = failed.map(({ format, failures }) => ({ format, failures }));
  const older = unprovedIn(out).filter(({ format }) => !built.includes(format));
  const all = [...older, ...fresh].sort((a, b) => (a.format < b.format ? -1 : 1));
  const place = join(out, 'proof.json');
  if (all.length > 0) writeFileSync(place, `${JSON.stringify({ warning, unproved: all }, undefined, 2)}\n`);
  else if (existsSync(place)) rmSync(place);
  return fresh
    .map(
      ({ format, failures }) =>
        `warning: ${format} was written although its proof failed (${failures.length} ${failures.length === 1 ? 'failure' : 'failures'}, told in ${place}).\n`,
    )
    .join('');
}

/** The formats in `out` that were written unproved; none where its proof.json is missing or no record of ours. */
function unprovedIn(out: string): readonly Unproved[] {
  try {
    const { unproved } = JSON.parse(readFileSync(join(out, 'proof.json'), 'utf8')) as {
      unproved?: readonly Unproved[];
    };
    return Array.isArray(unproved) ? unproved : [];
  } catch {
    return [];
  }
}

/** Writes it into the book's folder and says so; where that can't be written, the build is good all the same. */
export function keepLock(root: string, { text, ids }: LockChange): string {
  const path = join(root, lockPath);
  const names = ids.slice(0, 5).map((id) => `\`${id}\``);
  const list = `${names.join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}`;
  // Without new names it was of a time when slugs of headings stood in it too.
  const change =
    ids.length === 0
      ? 'has names only now, and no slugs of headings'
      : `new ${ids.length === 1 ? 'address' : 'addresses'} ${list}`;
  try {
    replaceFile(root, lockPath, text);
    return visible(`${path}: ${change}. Commit it with the book.\n`);
  } catch (error) {
    const reason = systemCode(error);
    const code = reason === '' ? '' : ` (${reason})`;
    const lack = ids.length === 0 ? 'slugs of headings are still in it' : `it lacks ${list}`;
    return visible(`${path}: cannot be written${code}; ${lack}.\n`);
  }
}

// Builds a book in its formats, and puts all of them into the output folder, or nothing.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { formats as all } from '../formats/all.ts';
import type { Artifact, Report } from '../model/book.ts';
import type { Format } from '../model/contract.ts';
import type { Proof } from '../model/proof.ts';
import { type Progress, publish } from '../pipeline.ts';
import { type LockChange, lockPath } from '../read/anchors-lock.ts';
import type { Env } from '../system/cache.ts';
import { systemCode, unknownName } from '../system/fault.ts';
import { withWorld } from '../system/open.ts';
import { foreignFiles, put, refuseUnusable, replaceFile } from './output-folder.ts';

/**
 * The book's folder, the output folder and the `formats` (none: all). `unproved` are formats to write even if their
 * proof fails. `allowPlugins` lets the book's own plugins run.
 */
export type BuildOptions = Readonly<{
  root: string;
  out: string;
  formats?: readonly string[] | undefined;
  strict?: boolean | undefined;
  unproved?: readonly string[] | undefined;
  allowPlugins?: boolean | undefined;
  progress?: Progress | undefined;
  env?: Env | undefined;
}>;

/**
 * What happened to the files that were made: they were refused, because the proof of some format failed, or put in
 * place.
 */
export type Delivery =
  | Readonly<{
      kind: 'refused';
      artifacts: readonly Artifact[];
      proofs: readonly Proof[];
      /** The failed proofs. */
      refused: readonly Proof[];
    }>
  | Readonly<{
      kind: 'built';
      proofs: readonly Proof[];
      /** Paths of the files, from the output folder. */
      paths: readonly string[];
      /** Files in the formats' folders that no build put there, from the output folder. */
      foreign: readonly string[];
      /** The failed proofs of formats that were written anyway. */
      unproved: readonly Proof[];
    }>;

/** The change of anchors.lock. `failure` is the system's error code if it could not be written. */
export type Locked = LockChange & Readonly<{ failure: string | undefined }>;

/** The result of a build. An `unsound` book has errors, and nothing is written. */
export type Build = Readonly<{ report: Report }> &
  (Readonly<{ kind: 'unsound' }> | (Delivery & Readonly<{ lock?: Locked | undefined }>));

/**
 * Builds the book of `root` into `out`. Throws a `Fault` if `out` cannot be an output folder, or for an unknown format.
 */
export async function build({
  root,
  out,
  formats = [],
  strict = false,
  unproved = [],
  allowPlugins,
  progress = () => {},
  env,
}: BuildOptions): Promise<Build> {
  const wanted = choose(formats);
  choose(unproved);
  refuseUnusable(out);
  return withWorld({ root, env, allowPlugins }, async (world) => {
    const { edition, artifacts, proofs, report, lock } = await publish(world, wanted, { strict, progress });
    if (!edition) return { kind: 'unsound', report };
    const told = strict ? report : report.map(withoutUnlocked);
    const delivery = deliver({ artifacts, proofs }, out, unproved);
    if (delivery.kind === 'refused' || !lock) return { ...delivery, report: told };
    return { ...delivery, report: told, lock: keepLock(root, lock) };
  });
}

/** Gives the formats with these names, each once, in the order of the table. Throws a `Fault` for an unknown name. */
function choose(names: readonly string[]): readonly Format[] {
  const ids = all.map(({ id }) => id);
  const wrong = names.find((name) => !ids.includes(name));
  if (wrong !== undefined) throw unknownName('format', wrong, ids);
  return names.length === 0 ? all : all.filter(({ id }) => names.includes(id));
}

/** Drops the warnings about names that this build adds to anchors.lock. */
function withoutUnlocked(file: Report[number]): Report[number] {
  const copy = new VFile({ path: file.path, value: file.value });
  copy.messages.push(...file.messages.filter(({ ruleId }) => ruleId !== 'lock-unlocked'));
  return copy;
}

/** Puts the artifacts into `out`, or nothing if the proof of a format fails that `unproved` does not name. */
export function deliver(
  { artifacts, proofs }: Readonly<{ artifacts: readonly Artifact[]; proofs: readonly Proof[] }>,
  out: string,
  unproved: readonly string[],
): Delivery {
  const failed = proofs.filter(({ failures }) => failures.length > 0);
  const refused = failed.filter(({ format }) => !unproved.includes(format));
  if (refused.length > 0) return { kind: 'refused', artifacts, proofs, refused };
  const ids = proofs.map(({ format }) => format);
  put(out, ids, artifacts);
  keepUnproved(out, ids, failed);
  const paths = artifacts.map(({ path }) => path);
  return { kind: 'built', proofs, paths, foreign: foreignFiles(out, ids, paths), unproved: failed };
}

/** A format that was written unproved, with the failures of its proof. */
type Unproved = Readonly<{ format: string; failures: readonly string[] }>;

const warning =
  'The proof of these formats failed, and they were written because `--unproved` asked for it. Do not publish them unseen.';

/** The path of the record of unproved formats in an output folder. */
export const unprovedRecord = 'proof.json';

/** Records in `out` which of the formats just built are unproved. Removes the record if none is left. */
function keepUnproved(out: string, built: readonly string[], failed: readonly Proof[]): void {
  const fresh = failed.map(({ format, failures }) => ({ format, failures }));
  const older = unprovedIn(out).filter(({ format }) => !built.includes(format));
  const records = [...older, ...fresh].sort((a, b) => (a.format < b.format ? -1 : 1));
  const place = join(out, unprovedRecord);
  if (records.length > 0)
    writeFileSync(place, `${JSON.stringify({ warning, unproved: records }, undefined, 2)}\n`);
  else if (existsSync(place)) rmSync(place);
}

/** Reads which formats in `out` were written unproved; none if the record is missing or not Colophon's. */
function unprovedIn(out: string): readonly Unproved[] {
  try {
    const { unproved } = JSON.parse(readFileSync(join(out, unprovedRecord), 'utf8')) as {
      unproved?: readonly Unproved[];
    };
    return Array.isArray(unproved) ? unproved : [];
  } catch {
    return [];
  }
}

/** Writes anchors.lock into the book's folder. A build succeeds even if that fails. */
function keepLock(root: string, change: LockChange): Locked {
  try {
    replaceFile(root, lockPath, change.text);
    return { ...change, failure: undefined };
  } catch (error) {
    return { ...change, failure: systemCode(error) };
  }
}

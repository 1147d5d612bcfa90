// proof.json in the output folder: the formats that were put there although their proof failed.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Proof } from '../proof/point.ts';

/** A format that was written unproved, and why its proof failed. */
type Unproved = Readonly<{ format: string; failures: readonly string[] }>;

const warning =
  'The proof of these formats failed, and they were written because `--unproved` asked for it. Do not publish them unseen.';

/**
 * Records in `out` which of the formats just built are unproved; the file goes where none is left. Returns what to say
 * of them.
 */
export function keepUnproved(out: string, built: readonly string[], failed: readonly Proof[]): string {
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
export function unprovedIn(out: string): readonly Unproved[] {
  try {
    const { unproved } = JSON.parse(readFileSync(join(out, 'proof.json'), 'utf8')) as {
      unproved?: readonly Unproved[];
    };
    return Array.isArray(unproved) ? unproved : [];
  } catch {
    return [];
  }
}

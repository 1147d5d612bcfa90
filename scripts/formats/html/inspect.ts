// Checks what the proof of a web edition does not: that the page with the whole book is a complete copy by itself.

import type { Artifact, Edition } from '../../model/book.ts';
import type { Format, Inspection } from '../../model/contract.ts';
import { lacks } from '../../proof/prove.ts';
import { readWhole } from './read.ts';

/** Checks the page with the whole book against the edition, as the proof does with the others. */
export async function inspectWeb(
  format: Format,
  artifacts: readonly Artifact[],
  edition: Edition,
): Promise<Inspection> {
  const copy = await readWhole(artifacts);
  const failures = copy
    ? lacks(format, edition, copy).map((failure) => `${failure} on the page with the whole book`)
    : ['Cannot find the page with the whole book in the html edition'];
  return { table: '', failures };
}

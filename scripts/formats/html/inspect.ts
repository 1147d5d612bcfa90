// What a web edition must be beyond the proof: the one page that holds the whole book is a whole edition too.

import type { Artifact, Edition } from '../../model/book.ts';
import type { Format, Inspection } from '../../model/contract.ts';
import { lacks } from '../../proof/prove.ts';
import { readWhole } from './read.ts';

/** Holds what that page alone gives against the edition. */
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

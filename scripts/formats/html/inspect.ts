// Checks what the proof of a web edition does not: the page with the whole book, and the files that the edition offers.

import { posix } from 'node:path';
import type { Artifact, Edition } from '../../model/book.ts';
import type { Format, Inspection } from '../../model/contract.ts';
import type { Copy } from '../../model/copy.ts';
import { lacks } from '../../proof/prove.ts';
import { decodePercent } from '../../text/percent.ts';
import { readWhole } from './read.ts';

/**
 * Checks the page with the whole book against the edition, as the proof does with the others, and that each file which the
 * edition offers is there, with the bytes that the book has, and can be reached by a link.
 */
export async function inspectWeb(
  format: Format,
  artifacts: readonly Artifact[],
  edition: Edition,
  reading: Promise<Copy>,
): Promise<Inspection> {
  const copy = await readWhole(artifacts);
  const whole = copy
    ? lacks(format, edition, copy).map((failure) => `${failure} on the page with the whole book`)
    : ['Cannot find the page with the whole book in the html edition'];
  return { table: '', failures: [...whole, ...lostFiles(artifacts, edition, await reading)] };
}

function lostFiles(artifacts: readonly Artifact[], { files }: Edition, { links }: Copy): readonly string[] {
  if (files.size === 0) return [];
  const index = artifacts.find(({ path }) => posix.basename(path) === 'index.html')?.path ?? '';
  const contents = new Map(artifacts.map(({ path, content }) => [path, content]));
  const linked = new Set(links.filter(({ found }) => found).map(({ to }) => decodePercent(to)));
  return [...files.values()].flatMap(({ path, place, content }) => {
    const found = contents.get(posix.join(posix.dirname(index), place));
    if (!found || !linked.has(place)) return [`Cannot find the file \`${path}\` in the html edition`];
    return Buffer.compare(found, content) === 0
      ? []
      : [`Unexpected bytes in the file \`${path}\` of the html edition, expected those in the book`];
  });
}

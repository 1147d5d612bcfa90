// The whole way of a book: read → check → render → write, and what was written read back and proved.

import type { Artifact, Edition, Report } from './book.ts';
import { check } from './check.ts';
import type { Format } from './contract.ts';
import { read } from './read/read.ts';
import { render } from './render/render.ts';
import { type Proof, prove } from './verify.ts';
import type { World } from './world.ts';

/** What making a book gives. No artifact where the book has errors. */
export type Publication = Readonly<{
  edition: Edition | undefined;
  artifacts: readonly Artifact[];
  proofs: readonly Proof[];
  report: Report;
}>;

/** Told the name of each step as it begins. */
export type Progress = (step: string) => void;

/** Makes the book of `world` in some formats. */
export async function publish(
  world: World,
  formats: readonly Format[],
  { strict = false, progress = () => {} }: Readonly<{ strict?: boolean; progress?: Progress }> = {},
): Promise<Publication> {
  progress('read');
  const { manuscript, report: unread } = await read(world);
  if (!manuscript) return { edition: undefined, artifacts: [], proofs: [], report: unread };
  progress('check');
  const { book, report } = check(manuscript, { strict });
  if (!book) return { edition: undefined, artifacts: [], proofs: [], report };
  progress('render');
  const edition = await render(book, world);
  const artifacts: Artifact[] = [];
  const proofs: Proof[] = [];
  for (const { id, address, write, read: readBack } of formats) {
    progress(`write ${id}`);
    const written = await write(edition, world);
    progress(`prove ${id}`);
    proofs.push(prove(id, edition, await readBack(written), address));
    artifacts.push(...written);
  }
  return { edition, artifacts, proofs, report };
}

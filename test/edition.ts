// Editions for tests: of a book folder on disk, or of files in memory.

import { check } from '../scripts/checks/check.ts';
import type { Edition } from '../scripts/model/book.ts';
import type { World } from '../scripts/model/world.ts';
import { read } from '../scripts/read/read.ts';
import { render } from '../scripts/render/render.ts';

/** The edition of the book of a world, which must be in order. */
export async function editionOf(world: World): Promise<Edition> {
  const { manuscript, report } = await read(world);
  if (!manuscript) throw new Error(report.flatMap(({ messages }) => messages.map(String)).join('\n'));
  const verdict = check(manuscript);
  if (!verdict.book)
    throw new Error(verdict.report.flatMap(({ messages }) => messages.map(String)).join('\n'));
  return render(verdict.book, world);
}

// Point: the copy has every line of every listing, unbroken.

import type { Point } from '../../model/proof.ts';
import { producer } from '../../pdf/producer.ts';
import { type Blocks, judgeBlocks } from '../blocks.ts';
import { linesOf, listingsOf } from '../chapter.ts';
import { judgeTexts } from '../listing-lines.ts';

/** The point on listings. */
export const code: Point = {
  id: 'code',
  about: 'every line of every listing, each unbroken',
  run({ format, edition, copy, own }) {
    const listings: Blocks = edition.chapters.flatMap(({ tree, entry }) =>
      listingsOf(tree).map((lines) => ({ from: entry.title, lines })),
    );
    const total = listings.reduce((sum, { lines }) => sum + lines.length, 0);
    const blocks = copy.code?.map(({ from, text }) => ({ from, lines: linesOf(text) }));
    const { flaws, doubts } = blocks
      ? { flaws: judgeBlocks(listings, blocks), doubts: [] }
      : judgeTexts(listings, copy.texts ?? [], own || copy.producer === producer);
    const failures = flaws.map((flaw) => `${flaw} in the ${format.id} edition`);
    return { told: `${total - failures.length} of ${total} lines`, where: [], failures, doubts };
  },
};

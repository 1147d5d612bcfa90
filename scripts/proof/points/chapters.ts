// Point: no chapter is missing.

import { paragraphsOf } from '../chapter.ts';
import { fold, withoutHyphens } from '../fold.ts';
import type { Point } from '../point.ts';

/** So many paragraphs of a chapter are looked for, and so many pieces of each, spread over it. */
const sample = { paragraphs: 12, pieces: 6 };

/** In pieces of so many letters, of which this share must be there: notes and pages' ends may stand within some on paper. */
const piece = { letters: 20, least: 0.6 };

/** So many letters on from one piece the next is looked for first. */
const near = 20_000;

/** See `about`. */
export const chapters: Point = {
  id: 'chapters',
  about: 'no chapter is missing',
  run({ format, edition, all, copy }) {
    const bare = copy.texts === undefined ? (text: string) => text : withoutHyphens;
    const text = bare(all);
    // Pieces mostly follow one another: once one of a chapter is found, the others stand not far on.
    let last = 0;
    const find = (one: string, reach: number) => {
      const at = text.slice(last, last + reach).indexOf(one);
      if (at >= 0) last += at;
      return at >= 0;
    };
    const failures = edition.chapters.flatMap((chapter) => {
      const { title, number } = chapter.entry;
      const name = number === undefined ? title : `${number}. ${title}`;
      if (!text.includes(bare(fold(title))))
        return [`Cannot find chapter \`${name}\` in the ${format.id} edition`];
      const paragraphs = spread(paragraphsOf(chapter.tree), sample.paragraphs).map((one) => bare(fold(one)));
      const pieces = paragraphs.flatMap((one) => spread(piecesOf(one), sample.pieces));
      let wanted = piece.least * pieces.length;
      const missed: string[] = [];
      let reach = text.length;
      for (const one of pieces) {
        if (wanted <= 0) break;
        if (find(one, reach)) {
          wanted -= 1;
          reach = near;
        } else missed.push(one);
      }
      // Only where too few were there: to look through the whole book for what is not takes the longest.
      for (const one of missed) if (wanted > 0 && text.includes(one)) wanted -= 1;
      return wanted <= 0 ? [] : [`Cannot find the text of chapter \`${name}\` in the ${format.id} edition`];
    });
    const { length } = edition.chapters;
    return { told: `${length - failures.length} of ${length}`, where: [], failures };
  },
};

function spread(list: readonly string[], most: number): readonly string[] {
  const step = Math.max(1, list.length / most);
  return list.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

function piecesOf(paragraph: string): readonly string[] {
  return paragraph.match(new RegExp(`.{${piece.letters}}`, 'gsu')) ?? [];
}

// The rows of a paged copy: what stands side by side on a page, from the top down or in the order of painting.

import type { Texts } from '../model/placed-text.ts';
import { leftwardLetters } from '../settings/direction.ts';
import { fold } from '../text/fold.ts';

/**
 * A row of a page: its text, folded and as it is, its ends, its foot and the size of its type in points, and the number of
 * its page.
 * What a file marks as an artifact (running heads, folios) is no row.
 */
export type Row = Readonly<{
  key: string;
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
  page: number;
}>;

/**
 * Code folded for pages: what says only how a symbol is drawn (as text, as a picture, in which colour of skin) is left out,
 * since files may say it in the glyph alone.
 */
export function foldCode(line: string): string {
  return fold(line).replace(/[\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '');
}

/** The texts of pages from the top down, each row from left to right. */
export function downwards(pages: Texts): Texts {
  return pages.map(level).map(sortDown);
}

function sortDown(texts: Texts[number]): Texts[number] {
  return [...texts].sort((a, b) =>
    Math.abs(a.box.y - b.box.y) < sameRow ? a.box.x - b.box.x : b.box.y - a.box.y,
  );
}

/** How far, in points, the feet of two stretches of one row may be apart. */
export const sameRow = 1.5;

/** How far, in sizes of the type, two sizes may be apart and be one: fonts of other scripts are set a little larger. */
const sameSize = 0.2;

/** How far, in sizes of the type, the pieces of Arabic letters may hang below their line: less than half a line's height. */
const hang = 0.65;

/** Stretches written from right to left, each on its row. */
function level(texts: Texts[number]): Texts[number] {
  if (!texts.some(({ text }) => leftwardLetters.test(text))) return texts;
  const feet = [...new Set(texts.map(({ box }) => box.y))];
  return texts.map((one) => {
    if (!leftwardLetters.test(one.text)) return one;
    const y = Math.max(...feet.filter((foot) => foot - one.box.y < hang * one.size));
    return { ...one, box: { ...one.box, y } };
  });
}

/** The rows of pages whose texts are in some order. */
export function rowsOf(pages: Texts): readonly Row[] {
  return pages.flatMap((texts, page) => {
    const rows: { text: string; left: number; right: number; size: number; y: number }[] = [];
    for (const { box, size, text, artifact } of texts) {
      if (artifact) continue;
      const last = rows.at(-1);
      const follows = last && (box.x > last.left || leftwardLetters.test(text));
      // The number of a list's item stands beside the first line of code in it, in type of another size.
      const beside = last && Math.abs(last.y - box.y) < sameRow && follows;
      if (beside && Math.abs(last.size - size) < sameSize * size) {
        last.text += ` ${text}`;
        last.left = Math.min(last.left, box.x);
        last.right = Math.max(last.right, box.x + box.width);
      } else rows.push({ text, left: box.x, right: box.x + box.width, size, y: box.y });
    }
    return rows.map((row) => ({ ...row, key: foldCode(row.text), page }));
  });
}

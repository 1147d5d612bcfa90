// The rows of text on a copy's pages, from the top down or in the order of painting.

import type { Texts } from '../model/placed-text.ts';
import { leftwardLetters } from '../settings/direction.ts';
import { fold } from '../text/fold.ts';

/**
 * A row of a page. `key` is its folded text. `left`, `right` and the lower edge `y` are in points, `size` is the type size in
 * points, and `page` counts from 0. Artifacts (running heads, folios) are not in rows.
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
 * Folds code for the comparison with pages. It leaves out variation selectors and skin tones, since files may express these by
 * the glyph alone.
 */
export function foldCode(line: string): string {
  return fold(line).replace(/[\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '');
}

/** Sorts the texts of pages from the top down, and in each row from left to right. */
export function downwards(pages: Texts): Texts {
  return pages.map(level).map(sortDown);
}

function sortDown(texts: Texts[number]): Texts[number] {
  return [...texts].sort((a, b) =>
    Math.abs(a.box.y - b.box.y) < sameRow ? a.box.x - b.box.x : b.box.y - a.box.y,
  );
}

/** The largest difference between the lower edges of two texts in one row, in points. */
export const sameRow = 1.5;

/** The largest difference between type sizes in one row, relative to the size: fonts of other scripts are a little larger. */
const sameSize = 0.2;

/** How far, in ems, the pieces of Arabic letters may hang below their line: less than half the line height. */
const hang = 0.65;

/** Moves right-to-left texts, whose pieces hang below the line, to the lower edge of their row. */
function level(texts: Texts[number]): Texts[number] {
  if (!texts.some(({ text }) => leftwardLetters.test(text))) return texts;
  const feet = [...new Set(texts.map(({ box }) => box.y))];
  return texts.map((one) => {
    if (!leftwardLetters.test(one.text)) return one;
    const y = Math.max(...feet.filter((foot) => foot - one.box.y < hang * one.size));
    return { ...one, box: { ...one.box, y } };
  });
}

/** Joins the texts of pages, in the given order, into rows. */
export function rowsOf(pages: Texts): readonly Row[] {
  return pages.flatMap((texts, page) => {
    const rows: { text: string; left: number; right: number; size: number; y: number }[] = [];
    for (const { box, size, text, artifact } of texts) {
      if (artifact) continue;
      const last = rows.at(-1);
      const follows = last && (box.x > last.left || leftwardLetters.test(text));
      // A list item's number beside its first line of code has another type size and is a row of its own.
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

// Compares the numbers of a chapter's headings with those that follow from the headings before, for the check `headings`.

import type { Chapter } from '../model/book.ts';
import type { Tell } from '../model/contract.ts';
import { goOn, lastFigure, letterOf } from '../read/chapter-numbers.ts';

/**
 * Reports numbers of headings that are not the next of their kind. `count` is that of chapters and appendices so far, and
 * is raised in place. `isNumbered` says that Colophon numbers headings that have none.
 */
export function checkNumbers(
  { path, level, headings: all }: Chapter,
  count: { chapters: number; appendices: number },
  isNumbered: boolean,
  tell: Tell<'number'>,
): void {
  // A heading of the title's rank counts as a chapter.
  const top = all[0]?.node.data?.written ?? 1;
  // A chapter inside a chapter counts with the sections of that chapter.
  if (level > 1) return;
  // The numbered headings above the current one in the outline, each with the count of numbered headings below it so far.
  const above: { rank: number; number: string; under: number }[] = [];
  let loose = 0;
  for (const section of all) {
    const { number, node, title, place } = section;
    if (number === undefined) continue;
    const rank = node.data?.written ?? 1;
    while ((above.at(-1)?.rank ?? 0) >= rank) above.pop();
    const parent = above.at(-1);
    let expected: string;
    if (section.isGiven) expected = number;
    else if (rank <= top)
      expected = /^[A-Z]/.test(number) ? letterOf(++count.appendices) : String(++count.chapters);
    else if (parent) expected = `${parent.number}.${++parent.under}`;
    else expected = String(++loose);
    above.push({ rank, number: isNumbered ? number : expected, under: 0 });
    // Colophon counts on from what is in the text, right or wrong.
    if (isNumbered && section === all[0]) goOn(count, number);
    else if (isNumbered && parent) parent.under = lastFigure(number) ?? parent.under;
    if (number === expected) continue;
    const reason = `Unexpected number \`${number}\` of the heading \`${title}\`, expected \`${expected}\``;
    const cure = isNumbered
      ? 'Colophon counts on from it. Renumber the heading, or take its number out.'
      : 'Renumber the headings. Those without a number are not counted.';
    tell('number', path, place, reason, cure);
  }
}

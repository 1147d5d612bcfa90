// Point: the notice, word for word, whole, and where a reader sees it.

import { toString as textOf } from 'hast-util-to-string';
import type { RenderedChapter } from '../../book.ts';
import { demand, stands, together } from '../demand.ts';
import { departures } from '../departure.ts';
import { fold } from '../fold.ts';
import type { Point, Reading } from '../point.ts';

/** See `about`. */
export const notice: Point = {
  id: 'notice',
  about: 'the notice, word for word, whole, and where it is seen',
  seen: true,
  run(evidence) {
    const { edition, all, format } = evidence;
    const { notice: paragraphs } = edition.duties;
    const found = together(paragraphs.map((paragraph) => demand(evidence, 'the notice', paragraph)));
    const changed = found.failures.length > 0 ? [] : alterations(evidence);
    const whole = fold(paragraphs.join(''));
    const apart =
      found.failures.length > 0 || format.printed || stands(evidence, whole)
        ? []
        : [`Unexpected text between the paragraphs of the notice in the ${format.id} edition`];
    const times = all.split(whole).length - 1;
    const wanted = expected(evidence, whole);
    const lost =
      changed.length > 0 || apart.length > 0 || format.printed || times >= wanted || times === 0
        ? []
        : [`Cannot find the notice more than ${times} time of ${wanted} in the ${format.id} edition`];
    const failures = [...found.failures, ...changed, ...apart, ...lost];
    return { ...found, told: failures.length > 0 ? 'not as it must be' : 'word for word', failures };
  },
};

/** Places that are meant to be the notice and have other words, though it stands elsewhere as it must. */
function alterations(evidence: Reading): readonly string[] {
  const { edition, format } = evidence;
  return edition.duties.notice.flatMap((paragraph) =>
    departures(evidence, paragraph).map(
      ({ from, shown, names }) =>
        `Unexpected words in the notice on ${from} of the ${format.id} edition: \`${shown}\`${names}`,
    ),
  );
}

/** How often it stands in an edition: in the chapters that have it, and once more where there is a copyright page of ours. */
function expected(evidence: Reading, whole: string): number {
  const { edition } = evidence;
  const holds = ({ tree }: RenderedChapter) => fold(textOf(tree)).includes(whole);
  const own = stands(evidence, fold(edition.duties.assent)) ? 1 : 0;
  return edition.chapters.filter(holds).length + own;
}

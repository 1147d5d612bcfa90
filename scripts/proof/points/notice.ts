// Point: the notice, word for word, whole, and where a reader sees it.

import { toString as textOf } from 'hast-util-to-string';
import { toText } from 'hast-util-to-text';
import type { RenderedChapter } from '../../book.ts';
import { demand, stands, standsLeftward, together } from '../demand.ts';
import { type Departure, departures } from '../departure.ts';
import { fold, withoutHyphens } from '../fold.ts';
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
  return edition.duties.notice.flatMap((paragraph) => {
    const found = departures(evidence, paragraph);
    const own = found.length === 0 ? [] : departures(ownReading(evidence), paragraph);
    return found
      .filter((one) => !isOwn(one, paragraph, own, evidence))
      .map(
        ({ from, shown, names }) =>
          `Unexpected words in the notice on ${from} of the ${format.id} edition: \`${shown}\`${names}`,
      );
  });
}

/** The edition's own texts, as if they were a copy. */
function ownReading(evidence: Reading): Reading {
  const { chapters, copyright, license } = evidence.edition;
  const trees = [
    ...chapters.map(({ name, tree }) => [name, tree] as const),
    ['/copyright', copyright.tree] as const,
  ];
  const documents = new Map(
    [...trees, ['/license', license.tree] as const].map(([name, tree]) => [name, toText(tree)]),
  );
  const folded = new Map([...documents].map(([name, text]) => [name, fold(text)]));
  return { ...evidence, copy: { ...evidence.copy, documents }, folded };
}

/**
 * Whether what departs from a paragraph of the notice is as it should be: the book has other words that resemble the
 * paragraph (in a chapter, in its licence, in another paragraph), or the paragraph goes on from one page to the next.
 */
function isOwn(
  { from, core }: Departure,
  paragraph: string,
  own: readonly Departure[],
  { copy, folded }: Reading,
): boolean {
  const paged = copy.texts !== undefined;
  const bare = (text: string) => (paged ? withoutHyphens(text) : text);
  const text = bare(folded.get(from) ?? '');
  if (own.some((one) => text.includes(one.core) || (paged && one.core.includes(core)))) return true;
  if (paged && standsLeftward(folded.get(from) ?? '', fold(paragraph))) return true;
  const part = bare(fold(paragraph)).includes(core);
  return paged && part && (text.endsWith(core) || text.startsWith(core));
}

/** How often it stands in an edition: in the chapters that have it, and once more where there is a copyright page of ours. */
function expected(evidence: Reading, whole: string): number {
  const { edition } = evidence;
  const holds = ({ tree }: RenderedChapter) => fold(textOf(tree)).includes(whole);
  const own = stands(evidence, fold(edition.duties.assent ?? edition.duties.warranty)) ? 1 : 0;
  return edition.chapters.filter(holds).length + own;
}

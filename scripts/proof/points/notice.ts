// Point: the notice, word for word, whole, and where a reader sees it.

import { toString as textOf } from 'hast-util-to-string';
import { toText } from 'hast-util-to-text';
import type { RenderedChapter } from '../../model/book.ts';
import type { Point, Reading } from '../../model/proof.ts';
import { fold, withoutHyphens } from '../../text/fold.ts';
import { demand, stands, standsLeftward, together } from '../demand.ts';
import { type Departure, departures } from '../departure.ts';
import { pagesOf } from '../over-pages.ts';

/** See `about`. */
export const notice: Point = {
  id: 'notice',
  about: 'the notice, word for word, whole, and where it is seen',
  seen: true,
  run(evidence) {
    const { edition, all, format } = evidence;
    const { notice: paragraphs } = edition.duties;
    const found = together(paragraphs.map((paragraph) => demand(evidence, 'the notice', paragraph)));
    const altered = found.failures.length > 0 ? { failures: [], doubts: [] } : alterations(evidence);
    const changed = altered.failures;
    const whole = fold(paragraphs.join(''));
    const apart =
      found.failures.length > 0 || format.addresses === 'none' || stands(evidence, whole)
        ? []
        : [`Unexpected text between the paragraphs of the notice in the ${format.id} edition`];
    const times = all.split(whole).length - 1;
    const wanted = expected(evidence, whole);
    const lost =
      changed.length > 0 || apart.length > 0 || format.addresses === 'none' || times >= wanted || times === 0
        ? []
        : [`Cannot find the notice more than ${times} time of ${wanted} in the ${format.id} edition`];
    const failures = [...found.failures, ...changed, ...apart, ...lost];
    return {
      ...found,
      told: failures.length > 0 ? 'not as it must be' : 'word for word',
      failures,
      doubts: altered.doubts,
    };
  },
};

type Alterations = Readonly<{ failures: readonly string[]; doubts: readonly string[] }>;

/**
 * Places that are meant to be the notice and have other words, though it stands elsewhere as it must. Where one goes on
 * over a page's end and has all its words, what stands between may be a running head or a note: in files of ours nothing
 * does, in others nobody can tell.
 */
function alterations(evidence: Reading): Alterations {
  const { edition, format, own: ours } = evidence;
  const found = edition.duties.notice.flatMap((paragraph) => {
    const over = ours ? [] : pagesOf(evidence, fold(paragraph));
    const departed = departures(evidence, paragraph);
    const own = departed.length === 0 ? [] : departures(ownReading(evidence), paragraph);
    return departed
      .filter((one) => !isOwn(one, paragraph, own, evidence))
      .map(({ from, shown, names }) => ({ from, shown, names, over }));
  });
  const tell = (kind: string) => (one: (typeof found)[number]) =>
    `${kind} in the notice on ${one.from} of the ${format.id} edition: \`${one.shown}\`${one.names}`;
  return {
    failures: found.filter(({ from, over }) => from !== over[0]).map(tell('Unexpected words')),
    doubts: found.filter(({ from, over }) => from === over[0]).map(tell('Cannot tell whose words stand')),
  };
}

/** The edition's own texts, as if they were a copy without pages. */
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
  const { texts: _, ...copy } = evidence.copy;
  return { ...evidence, copy: { ...copy, documents }, folded };
}

/** Whether the book itself has words that resemble a paragraph of the notice: in a chapter, in its licence, in another paragraph. */
function isOwn(
  { from, core }: Departure,
  paragraph: string,
  own: readonly Departure[],
  { copy, folded }: Reading,
): boolean {
  const paged = copy.texts !== undefined;
  const text = (paged ? withoutHyphens : String)(folded.get(from) ?? '');
  if (own.some((one) => text.includes(one.core) || (paged && one.core.includes(core)))) return true;
  return paged && standsLeftward(folded.get(from) ?? '', fold(paragraph));
}

/** How often it stands in an edition: in the chapters that have it, and once more where there is a copyright page of ours. */
function expected(evidence: Reading, whole: string): number {
  const { edition } = evidence;
  const holds = ({ tree }: RenderedChapter) => fold(textOf(tree)).includes(whole);
  const own = stands(evidence, fold(edition.duties.assent ?? edition.duties.warranty)) ? 1 : 0;
  return edition.chapters.filter(holds).length + own;
}

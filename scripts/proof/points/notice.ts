// Point: the copy shows the notice word for word, complete and visible.

import { toString as textOf } from 'hast-util-to-string';
import { toText } from 'hast-util-to-text';
import type { RenderedChapter } from '../../model/book.ts';
import type { Point, Reading } from '../../model/proof.ts';
import { fold, withoutHyphens } from '../../text/fold.ts';
import { demand, stands, standsLeftward, together } from '../demand.ts';
import { type Departure, departures } from '../departure.ts';
import { pagesOf } from '../over-pages.ts';

/** The point on the notice. */
export const notice: Point = {
  id: 'notice',
  about: 'the notice, word for word, complete and visible',
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
        : [
            `Cannot find the notice at each of its ${wanted} places in the ${format.id} edition, only at ${times}`,
          ];
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
 * Passages that resemble the notice but have other words, although the copy has the notice elsewhere. If such a passage
 * continues on the next page and has all words of the notice, those between may be a running head or a note: this cannot be
 * judged, except in our own files, which have nothing between.
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

/** The edition's own texts as a copy without pages. */
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

/** Whether a departure is a text of the book that resembles the notice: in a chapter, its licence, or another paragraph. */
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

/** How often a copy must have the notice: in each chapter that has it, and once more if there is our copyright page. */
function expected(evidence: Reading, whole: string): number {
  const { edition } = evidence;
  const holds = ({ tree }: RenderedChapter) => fold(textOf(tree)).includes(whole);
  const own = stands(evidence, fold(edition.duties.assent ?? edition.duties.warranty)) ? 1 : 0;
  return edition.chapters.filter(holds).length + own;
}

// Looks for a text that a copy must show, word for word.

import type { Evidence, Finding, Reading } from '../model/proof.ts';
import { fold, withoutHyphens } from '../text/fold.ts';
import { departure } from './departure.ts';
import { pagesOf } from './over-pages.ts';

/** Looks for the text `wanted`, which failures call `what`. */
export function demand(evidence: Evidence, what: string, wanted: string): Finding {
  const { folded, sightings, format } = evidence;
  const key = fold(wanted);
  if (!stands(evidence, key)) {
    const differing = departure(evidence, wanted);
    const shown = differing
      ? `: ${differing.from} has \`${differing.shown}\`${differing.names}`
      : `: \`${wanted.replace(/\s+/g, ' ').slice(0, 60)}\``;
    return {
      told: 'not found',
      where: [],
      failures: [`Cannot find ${what} in the ${format.id} edition${shown}`],
    };
  }
  const seen = sightings.get(wanted) ?? [];
  const failures = seen
    .filter(({ unseen }) => unseen !== undefined)
    .map(
      ({ from, unseen, why }) =>
        `Cannot see ${what} on ${from} of the ${format.id} edition (${why}): \`${unseen}\``,
    );
  const whole = [...folded].filter(([, text]) => text.includes(key)).map(([document]) => document);
  const where = whole.length > 0 ? whole : pagesOf(evidence, key);
  const pages = where.length > 0 ? where : seen.map(({ from }) => from);
  return { told: 'word for word', where: pages, failures };
}

/** Whether a copy contains a folded text. Its words may be hyphenated, and it may continue on the next page. */
export function stands(reading: Reading, folded: string): boolean {
  const { all, copy, own } = reading;
  if (all.includes(folded)) return true;
  if (copy.texts === undefined) return false;
  if (withoutHyphens(all).includes(withoutHyphens(folded))) return true;
  if (standsLeftward(all, folded)) return true;
  // In our own files, nothing is between the parts of a text that continues on the next page.
  return !own && pagesOf(reading, folded).length > 0;
}

/**
 * Whether a page's text contains a folded text in a right-to-left script. Only letters are compared, because punctuation
 * beside such words changes its place and is mirrored.
 */
export function standsLeftward(all: string, folded: string): boolean {
  return leftward.test(folded) && lettersOf(all).includes(lettersOf(folded));
}

/** Matches a letter of a right-to-left script. */
const leftward = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

function lettersOf(folded: string): string {
  return folded.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Joins several findings into one. */
export function together(findings: readonly Finding[], told?: string): Finding {
  const failures = findings.flatMap((finding) => finding.failures);
  return {
    told: failures.length > 0 ? 'not as it must be' : (told ?? findings[0]?.told ?? ''),
    where: [...new Set(findings.flatMap(({ where }) => where))],
    failures,
  };
}

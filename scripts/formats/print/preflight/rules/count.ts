// Preflight rules on the number of pages and on empty pages.

import { isWhite } from '../../../../pdf/colours.ts';
import { pageLimits } from '../../../../settings/print/profile.ts';
import type { FileFacts, PageFacts } from '../facts.ts';
import { ours, type Rule } from './rule.ts';

/** Requires a number of pages that the service binds, and one page for a cover. */
export const count: Rule = {
  number: 3,
  id: 'page-count',
  severity: 'error',
  test({ pages: { length } }, { kind, profile }) {
    const limits = kind === 'interior' ? pageLimits(profile) : { ...ours, value: { least: 1, most: 1 } };
    if (!limits) return undefined;
    const { least, most } = limits.value;
    const what = length < least ? 'too few' : 'too many';
    return {
      asks: least === most ? `${least} page` : `${least} to ${most} pages`,
      cited: limits,
      measured: `${length} page${length === 1 ? '' : 's'}`,
      failures: length < least || length > most ? [{ what: `${length} pages are ${what}` }] : [],
    };
  },
};

/** Requires an even number of pages, since a leaf has two. */
export const even: Rule = {
  number: 4,
  id: 'even-count',
  severity: 'error',
  test({ pages: { length } }, { kind, profile: { service } }) {
    if (kind === 'cover' || !service.even) return undefined;
    return {
      asks: 'an even number of pages',
      cited: service.even,
      measured: `${length} pages`,
      failures: length % 2 === 0 ? [] : [{ what: `${length} pages are an odd number` }],
    };
  },
};

/** Wants the last page empty where the service prints a mark of its own on it. */
export const lastBlank: Rule = {
  number: 5,
  id: 'last-page-blank',
  severity: 'warning',
  test({ pages }, { kind, profile: { service } }) {
    const last = pages.at(-1);
    if (kind === 'cover' || !service.lastBlank || !last) return undefined;
    return {
      asks: 'an empty last page (else the printer adds a leaf)',
      cited: service.lastBlank,
      measured: isBlank(last) ? 'it is empty' : 'it is not empty',
      failures: isBlank(last) ? [] : [{ page: last.number, what: 'something is printed on it' }],
    };
  },
};

/** Limits runs of empty pages, which services take for a mistake. */
export const blanks: Rule = {
  number: 6,
  id: 'blank-runs',
  severity: 'error',
  test(file, { kind, profile: { service } }) {
    if (kind === 'cover' || !service.blanks) return undefined;
    const { within, atEnd } = service.blanks.value;
    const runs = blankRuns(file);
    const limit = (run: Run) => (run.end === file.pages.length ? atEnd : within);
    return {
      asks: `at most ${within} empty pages in a row, ${atEnd} at the end`,
      cited: service.blanks,
      measured: `at most ${Math.max(0, ...runs.map(lengthOf))}`,
      failures: runs
        .filter((run) => lengthOf(run) > limit(run))
        .map((run) => ({ page: run.start, what: `${lengthOf(run)} empty pages begin here` })),
    };
  },
};

/** A run of empty pages: the numbers of its first and its last page. */
type Run = Readonly<{ start: number; end: number }>;

function lengthOf({ start, end }: Run): number {
  return end - start + 1;
}

function blankRuns({ pages }: FileFacts): readonly Run[] {
  const runs: Run[] = [];
  for (const { number } of pages.filter(isBlank)) {
    const last = runs.at(-1);
    const joins = last !== undefined && last.end === number - 1;
    runs.splice(runs.length - (joins ? 1 : 0), 1, { start: joins ? last.start : number, end: number });
  }
  return runs;
}

/** Tells whether nothing is printed on a page. */
function isBlank({ texts, paints }: PageFacts): boolean {
  return texts.length === 0 && paints.every(({ kind, colour }) => kind === 'text' || isWhite(colour));
}

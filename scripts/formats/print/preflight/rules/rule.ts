// The contract of a preflight rule, and what its findings hold.

import type { Profile } from '../../../../settings/print/profile.ts';
import type { Cited } from '../../../../settings/print/service-types.ts';
import type { FileFacts } from '../facts.ts';

/**
 * What a file is expected to be: the interior of a book, or its cover, with the number of pages of the book and the
 * thickness of the spine in points.
 */
export type Subject = Readonly<{
  profile: Profile;
  /** Words in the book's own drawings (SVG), whose size is the choice of the author. */
  drawn?: ReadonlySet<string>;
  /** Letters, numbers and words in the book's formulas, which are made smaller where a page has no room for them. */
  formulas?: ReadonlySet<string>;
}> &
  (Readonly<{ kind: 'interior' }> | Readonly<{ kind: 'cover'; pages: number; spine: number }>);

/** Where a file breaks a rule, and how. `page` counts from 1, and is left out where the file as a whole breaks it. */
export type Failure = Readonly<{ page?: number; what: string }>;

/** What a rule expects of a file, the source of that, what was measured (shown in any case), and where the file fails. */
export type Outcome = Readonly<{
  asks: string;
  cited: Pick<Cited<unknown>, 'confidence' | 'source'>;
  measured: string;
  failures: readonly Failure[];
}>;

/** A preflight rule. Its number and id never change. `cure` tells authors what to do; without it they can do nothing. */
export type Rule = Readonly<{
  number: number;
  id: string;
  severity: 'error' | 'warning';
  cure?: string;
  /** Gives undefined where the rule does not apply to the file. */
  test: (file: FileFacts, subject: Subject) => Outcome | undefined;
}>;

/** The source of limits that are Colophon's own. */
export const ours = { confidence: 'own', source: 'what a printed page is' } as const;

/** Gives a length in inches, to three decimals, as print services do. */
export function inches(points: number): string {
  return `${Number((points / 72).toFixed(3))} in`;
}

/** Gives the smallest of some numbers, undefined for none. */
export function least(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((one, other) => Math.min(one, other));
}

/** The result of a rule: what it expects and by what source, what was measured, and where the file breaks it. */
export type Finding = Readonly<{
  number: number;
  rule: string;
  severity: Rule['severity'];
  cure: string | undefined;
  asks: string;
  confidence: Cited<unknown>['confidence'];
  source: string;
  measured: string;
  passes: boolean;
  /** The numbers of the pages that break it, from 1; empty where the file as a whole does. */
  pages: readonly number[];
  failures: readonly Failure[];
}>;

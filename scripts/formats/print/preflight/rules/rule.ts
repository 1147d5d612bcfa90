// What one rule of the preflight is.

import type { Profile } from '../../../../settings/print/profile.ts';
import type { Cited } from '../../../../settings/print/service-facts.ts';
import type { FileFacts } from '../facts.ts';

/**
 * What a file is held to be: the pages of a book, or its cover as it lies open, with the book's page count and the
 * thickness of the spine in points.
 */
export type Subject = Readonly<{
  profile: Profile;
  /** Words that stand in the book's own drawings (SVG): their size is their author's choice. */
  drawn?: ReadonlySet<string>;
}> &
  (Readonly<{ kind: 'interior' }> | Readonly<{ kind: 'cover'; pages: number; spine: number }>);

/** Where a file breaks a rule, and how; without a page where the whole file does. */
export type Failure = Readonly<{ page?: number; what: string }>;

/** What a rule asks of this file, why, and how the file stands to it. `measured` is told whether it passes or not. */
export type Outcome = Readonly<{
  asks: string;
  cited: Pick<Cited<unknown>, 'confidence' | 'source'>;
  measured: string;
  failures: readonly Failure[];
}>;

/** One rule. Its number and id never change. */
export type Rule = Readonly<{
  number: number;
  id: string;
  severity: 'error' | 'warning';
  /** Undefined: nothing is asked of such a file. */
  test: (file: FileFacts, subject: Subject) => Outcome | undefined;
}>;

/** Where a limit is our own reading of what a printed page is. */
export const ours = { confidence: 'own', source: 'what a printed page is' } as const;

/** Lengths as printers speak of them: inches to three digits. */
export function inches(points: number): string {
  return `${Number((points / 72).toFixed(3))} in`;
}

/** The smallest of some numbers; undefined for none. */
export function least(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((one, other) => Math.min(one, other));
}

/** What one rule found: what it asks and on whose word, what was measured, and where the file breaks it. */
export type Finding = Readonly<{
  number: number;
  rule: string;
  severity: Rule['severity'];
  asks: string;
  confidence: Cited<unknown>['confidence'];
  source: string;
  measured: string;
  passes: boolean;
  /** Numbers of the pages that break it, from 1; empty where it is the file. */
  pages: readonly number[];
  failures: readonly Failure[];
}>;

// Words what is wrong with a value in book.yaml: what it is, what was expected, and what may have been meant.

import { closest, distance } from 'fastest-levenshtein';
import type * as z from 'zod';

/** Names a value by its kind, for messages. */
export function kindOf(value: unknown): string {
  if (value === null) return 'empty value';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'keys';
  return `${typeof value === 'string' ? 'text' : typeof value} \`${String(value)}\``;
}

/** What is expected in place of a number that is not a whole one. */
export const wholeNumber = 'a whole number from 1';

function kindName(expected: string): string {
  return (
    {
      string: 'text',
      boolean: '`true` or `false`',
      array: 'a list',
      object: 'keys with values',
      record: 'keys with values',
      int: wholeNumber,
    }[expected] ?? expected
  );
}

/** Gives what a message says was expected. The messages of Zod itself are replaced by the names of kinds. */
export function expectedIn(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_type' && /^Invalid input/.test(issue.message)
    ? kindName(issue.expected)
    : issue.message;
}

/** Gives the question whether another name was meant, if one is near. */
export function nearestName(name: string, allowed: readonly string[]): string | undefined {
  const near = closest(name, [...allowed]);
  return distance(name, near) <= 2 ? `Did you mean \`${near}\`?` : undefined;
}

/** Gives the question whether one of the expected values was meant, if the message lists them. */
export function nearestIn(wanted: string, value: unknown): string | undefined {
  if (typeof value !== 'string' || !wanted.startsWith('one of ')) return undefined;
  return nearestName(
    value,
    [...wanted.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
}

// Findings about a book, which become messages to its author.

import type { Point, Position } from 'unist';

/** The severity of a message: an error stops the book, a warning does so with `--strict`. */
export type Severity = 'error' | 'warning';

/**
 * A fault of the book that is found outside of the checks. `key` is the path of the key of book.yaml that it concerns; or
 * else it concerns a place of a chapter (`at`).
 */
export type Finding = Readonly<{
  rule: string;
  severity: Severity;
  reason: string;
  cure: string | undefined;
  key: readonly PropertyKey[];
  at?: Readonly<{ path: string; place: Point | Position | undefined }>;
}>;

// Findings about a book, which become messages to its author.

/** The severity of a message: an error stops the book, a warning does so with `--strict`. */
export type Severity = 'error' | 'warning';

/** A fault of the book that only making it shows. `key` is the path of the key of book.yaml that it concerns. */
export type Finding = Readonly<{
  rule: string;
  severity: Severity;
  reason: string;
  cure: string | undefined;
  key: readonly string[];
}>;

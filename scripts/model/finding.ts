// What is to be told about a book.

/** How grave a message is: an error stops the book, a warning does so under `--strict`. */
export type Severity = 'error' | 'warning';

/** Something about the book that only making it shows; `key` is the key of book.yaml that it is about. */
export type Finding = Readonly<{
  rule: string;
  severity: Severity;
  reason: string;
  cure: string | undefined;
  key: readonly string[];
}>;

// Failures outside the book: a wrong setting or a missing tool. The command line ends with exit code 2 for them.

import { closest, distance } from 'fastest-levenshtein';

/** An error with a code: `usage` is a wrong setting, `missing-tool` a program that is absent or does not start. */
export type Fault = Error & Readonly<{ code: 'usage' | 'missing-tool' }>;

/** Makes a `Fault`; `message` says what is wrong and what cures it. */
export function fault(code: Fault['code'], message: string, cause?: unknown): Fault {
  return Object.assign(new Error(message, { cause }), { code });
}

/** Whether an error is a `Fault`, of one code or of any. */
export function isFault(error: unknown, ...codes: readonly Fault['code'][]): error is Fault {
  const wanted: readonly string[] = codes.length > 0 ? codes : ['usage', 'missing-tool'];
  return wanted.includes(systemCode(error));
}

/** The system's code of an error (`ENOENT`, `EACCES` …), empty where it has none. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * The fault of a wrong `name` for a `kind` of thing: tells the names to expect and, where one of `all` that would do is
 * near, that one.
 */
export function unknownName(
  kind: string,
  name: string,
  expected: readonly string[],
  all: readonly string[] = expected,
): Fault {
  const near = all.length > 0 ? closest(name, [...all]) : '';
  const meant = near !== '' && distance(name, near) <= Math.max(near.length, name.length) / 2;
  const cure = meant ? `. Did you mean \`${near}\`?` : '';
  const list = expected.map((one) => `\`${one}\``).join(', ');
  return fault('usage', `Unexpected ${kind} \`${name}\`, expected one of ${list}${cure}`);
}

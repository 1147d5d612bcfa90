// Makes the errors for a wrong setting or a missing tool, for which the command line ends with exit code 2.

import { closest, distance } from 'fastest-levenshtein';

/** An error with a code: `usage` for a wrong setting, `missing-tool` for a program that is absent or does not start. */
export type Fault = Error & Readonly<{ code: 'usage' | 'missing-tool' }>;

/** Makes a `Fault`. The message tells what is wrong and how to cure it. */
export function fault(code: Fault['code'], message: string, cause?: unknown): Fault {
  return Object.assign(new Error(message, { cause }), { code });
}

/** Tells whether an error is a `Fault` with one of `codes`, or with any code if none is given. */
export function isFault(error: unknown, ...codes: readonly Fault['code'][]): error is Fault {
  const wanted: readonly string[] = codes.length > 0 ? codes : ['usage', 'missing-tool'];
  return wanted.includes(systemCode(error));
}

/** Gives the code of an error (`ENOENT`, `EACCES`, or that of a `Fault`), or an empty string. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * Makes the fault of an unknown `name` for a `kind` of thing. Its message lists the `expected` names and suggests the one
 * of `all` valid names that is spelled nearly alike, if there is one.
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

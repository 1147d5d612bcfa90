// A wrong name on the command line, and the one that was probably meant.

import { closest, distance } from 'fastest-levenshtein';
import { type Fault, fault } from '../world/fault.ts';

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

// Derivative works (OSL-3.0, section 6): the key `derivedFrom` of book.yaml and the statement that every copy carries.

import * as z from 'zod';
import { line } from './line.ts';

/** The key `derivedFrom`. */
export const derivationSettings = z.strictObject({
  title: line.describe('The title of the original.'),
  version: line.optional().describe('The version of the original.'),
  source: z
    .url({ protocol: /^https?$/, error: 'an address that starts with http:// or https://' })
    .optional()
    .describe('The address of the original.'),
  notice: line.describe(
    'The file with the original’s copyright lines and notice, word for word and in the original’s language. A translation of the notice goes into `license.notice`.',
  ),
  changes: line.describe('How the original was modified, for example `Translated into German.`'),
  by: line.describe('The name of whoever modified the original.'),
  date: z.iso
    .date('a date such as `2026-11-23`')
    .describe('The date of the modification, such as `2026-11-23`.'),
});

/** What every copy of a derivative says: the original's notice, paragraph by paragraph, and a statement of the changes. */
export type Derivation = Readonly<{
  /** The original's title, with its version if known. */
  original: string;
  source: string | undefined;
  notice: readonly string[];
  statement: string;
}>;

/** Makes the derivation from the key `derivedFrom`, the original's `notice` and the licence's `sentence`. */
export function derivationOf(
  settings: Readonly<z.infer<typeof derivationSettings>>,
  notice: readonly string[],
  sentence: string,
): Derivation {
  const { title, version, source, changes, by, date } = settings;
  const original = version === undefined ? title : `${title}, version ${version}`;
  const where = source === undefined ? '' : ` (${source})`;
  const statement = [
    `This is a modified version of ${original}${where}`,
    `Modified by ${by} on ${date}: ${changes}`,
    sentence,
  ];
  return {
    original,
    source,
    notice,
    statement: statement.map((one) => one.replace(/\.?$/, '.')).join(' '),
  };
}

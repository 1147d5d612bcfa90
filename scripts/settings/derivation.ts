// A book made from another one (OSL-3.0, 6): the key `derivedFrom` of book.yaml, and what every copy then says.

import * as z from 'zod';
import { line } from './line.ts';

/** The key `derivedFrom`. */
export const derivationSettings = z.strictObject({
  title: line.describe('title of the original'),
  version: line.optional().describe('version of the original'),
  source: z
    .url({ protocol: /^https?$/, error: 'an address that starts with http:// or https://' })
    .optional()
    .describe('where the original is'),
  notice: line.describe(
    'file with the original’s copyright lines and notice, word for word, in its own language; a translation may stand beside it, in `license.notice`',
  ),
  changes: line.describe('how the original was modified, for example `Translated into German.`'),
  by: line.describe('who modified it'),
  date: z.iso.date('a date such as `2026-11-23`').describe('when it was modified'),
});

/** What every copy of a derivative says: the original's notice, paragraph by paragraph, and that and how it was modified. */
export type Derivation = Readonly<{
  /** The original: its title, and its version where that is known. */
  original: string;
  source: string | undefined;
  notice: readonly string[];
  statement: string;
}>;

/** What `settings` and the original's `notice` say; `sentence` is that of the licence. */
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

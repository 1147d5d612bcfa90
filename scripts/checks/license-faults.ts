// Faults of a licence in book.yaml: unknown and deprecated SPDX ids, and missing texts.

import { distance } from 'fastest-levenshtein';
import spdx from 'spdx-license-list/simple.js';
import type { LicenseFiles } from '../model/book.ts';
import { exceptionIds, isReference, licenseIds, parseLicense, publicDomain } from '../text/licenses.ts';

/** A fault, and the rule of the check `license` that it breaks. */
export type LicenseFault = Readonly<{
  rule: 'unknown' | 'text' | 'exception' | 'deprecated';
  reason: string;
  cure: string;
}>;

/** The faults of an SPDX id or expression; none if it is undefined. `files` are the texts that the book has files for. */
export function licenseFaults(text: string | undefined, files: LicenseFiles): readonly LicenseFault[] {
  if (text === undefined) return [];
  const expression = parseLicense(text);
  const ids = expression ? licenseIds(expression) : namesIn(text);
  const exceptions = new Set(expression ? exceptionIds(expression) : []);
  const lacking = ids.filter((id) => !spdx.has(id) && !files.has(id) && id !== publicDomain);
  const faults = lacking.map((id) => (exceptions.has(id) || isReference(id) ? withoutText(id) : unknown(id)));
  if (!expression && lacking.length === 0)
    faults.push({
      rule: 'unknown',
      reason: `Unexpected licence \`${text}\`, expected an SPDX expression such as \`MIT OR Apache-2.0\``,
      cure: 'Write `AND` or `OR` between ids. After `WITH`, write an exception such as `Classpath-exception-2.0`.',
    });
  return [...faults, ...ids.flatMap(outdated)];
}

function unknown(id: string): LicenseFault {
  const reason = `Unexpected licence \`${id}\`, expected an SPDX id`;
  return { rule: 'unknown', reason, cure: `Did you mean ${nearestIds(id)}?` };
}

function withoutText(id: string): LicenseFault {
  const name = id.replace(/^.*LicenseRef-/, '');
  const cure = `Put the text into a file of the book, and name the file in book.yaml: \`license: {text: {${id}: LICENSE-${name}.txt}}\`.`;
  return isReference(id)
    ? { rule: 'text', reason: `Cannot find the text of the licence \`${id}\``, cure }
    : {
        rule: 'exception',
        reason: `Cannot find the text of the exception \`${id}\`, so that the editions only name it`,
        cure,
      };
}

/** The fault of an id that SPDX has deprecated because it does not say whether later versions are included. */
function outdated(id: string): readonly LicenseFault[] {
  const now = successors(id)
    .map((one) => `\`${one}\``)
    .join(' or ');
  if (now === '') return [];
  const reason = `Unexpected deprecated licence \`${id}\`, expected ${now}`;
  const cure = 'SPDX has deprecated it. Write the new id, which says whether later versions are included.';
  return [{ rule: 'deprecated', reason, cure }];
}

/** The ids with which SPDX replaced a deprecated id; none if it is not deprecated. */
function successors(id: string): readonly string[] {
  const version = id.replace(/\+$/, '');
  const names = version === id ? [`${id}-only`, `${id}-or-later`] : [`${version}-or-later`];
  return names.filter((one) => spdx.has(one));
}

/** The ids in a text that is not a valid expression: all words except operators. */
function namesIn(text: string): readonly string[] {
  return text.split(/[\s()]+/).filter((word) => word !== '' && !/^(?:and|or|with)$/i.test(word));
}

/**
 * The SPDX ids closest to `id`, three at most, by preference those that begin with it: then it may lack only the version, and
 * the last ones are named. Case, dots and hyphens are ignored.
 */
function nearestIds(id: string): string {
  const plain = (one: string) => one.toLowerCase().replace(/[^a-z0-9+]/g, '');
  const near = [...spdx]
    .filter((one) => successors(one).length === 0)
    .sort()
    .map((one) => ({
      one,
      far: Math.min(...[one, versionOf(one)].map((name) => distance(plain(name), plain(id)))),
    }));
  const least = Math.min(...near.map(({ far }) => far));
  const ids = near.filter(({ far }) => far === least).map(({ one }) => one);
  const longer = ids.filter((one) => plain(one).startsWith(plain(id)));
  const named = longer.length > 0 ? longer.slice(-3) : ids.slice(0, 3);
  return named.map((one) => `\`${one}\``).join(' or ');
}

/** A licence's id without `-only` and `-or-later`: its deprecated form. */
function versionOf(id: string): string {
  return id.replace(/-(?:only|or-later)$/, '');
}

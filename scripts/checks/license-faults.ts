// What is wrong with how book.yaml names a licence: ids that SPDX does not have, old ones, texts that are missing.

import { distance } from 'fastest-levenshtein';
import spdx from 'spdx-license-list/simple.js';
import type { LicenseFiles } from '../model/book.ts';
import { exceptionIds, isReference, licenseIds, parseLicense, publicDomain } from '../text/licenses.ts';

/** A fault, with the rule of the check `license` that it breaks. */
export type LicenseFault = Readonly<{
  rule: 'unknown' | 'text' | 'exception' | 'deprecated';
  reason: string;
  cure: string;
}>;

/** The faults of an SPDX id or expression, whose own texts are `files`; none where book.yaml has no licence there. */
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
      cure: 'Put `AND` or `OR` between ids; after `WITH` comes an exception, such as `Classpath-exception-2.0`.',
    });
  return [...faults, ...ids.flatMap(outdated)];
}

function unknown(id: string): LicenseFault {
  const reason = `Unexpected licence \`${id}\`, expected an SPDX id`;
  return { rule: 'unknown', reason, cure: `Did you mean ${nearestIds(id)}?` };
}

function withoutText(id: string): LicenseFault {
  const name = id.replace(/^.*LicenseRef-/, '');
  const cure = `Put it into a file of the book and name that in book.yaml: \`license: {text: {${id}: LICENSE-${name}.txt}}\`.`;
  return isReference(id)
    ? { rule: 'text', reason: `Cannot find the text of the licence \`${id}\``, cure }
    : {
        rule: 'exception',
        reason: `Cannot find the text of the exception \`${id}\`: it is only named`,
        cure,
      };
}

/** An id that SPDX has given up for one that says whether later versions of the licence are meant too. */
function outdated(id: string): readonly LicenseFault[] {
  const now = successors(id)
    .map((one) => `\`${one}\``)
    .join(' or ');
  if (now === '') return [];
  const reason = `Unexpected old name \`${id}\` of a licence, expected ${now}`;
  const cure = 'SPDX has given it up: write the new name, which says whether later versions are meant too.';
  return [{ rule: 'deprecated', reason, cure }];
}

/** What SPDX calls a licence now whose id it has given up. */
function successors(id: string): readonly string[] {
  const version = id.replace(/\+$/, '');
  const names = version === id ? [`${id}-only`, `${id}-or-later`] : [`${version}-or-later`];
  return names.filter((one) => spdx.has(one));
}

/** The names in what is no expression: all but operators and brackets. */
function namesIn(text: string): readonly string[] {
  return text.split(/[\s()]+/).filter((word) => word !== '' && !/^(?:and|or|with)$/i.test(word));
}

/** The ids nearest to `id`, three at most; capitals, dots and dashes make no difference. */
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
  const ids = near.filter(({ far }) => far === least).map(({ one }) => `\`${one}\``);
  return ids.slice(0, 3).join(' or ');
}

/** A licence's id without the word on later versions, as it was once written. */
function versionOf(id: string): string {
  return id.replace(/-(?:only|or-later)$/, '');
}

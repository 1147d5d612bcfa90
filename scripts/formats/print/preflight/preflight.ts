// Preflight: checks the finished files of a printed book against the rules of its print service, page by page.

import type { Inspection } from '../../../model/contract.ts';
import type { Texts } from '../../../model/placed-text.ts';
import type { Threads } from '../../../model/world.ts';
import { type Profile, spineThickness } from '../../../settings/print/profile.ts';
import type { FileFacts } from './facts.ts';
import { inspect } from './inspect.ts';
import type { Finding, Subject } from './rules/rule.ts';
import { rules } from './rules.ts';
import { legend, pageRanges, preflightTable } from './table.ts';

export { preflightTable };

/** Checks a PDF against the rules. Rules that do not apply to such a file give no finding. */
export async function preflight(pdf: Uint8Array, subject: Subject): Promise<readonly Finding[]> {
  return judge(await inspect(pdf), subject);
}

function judge(file: FileFacts, subject: Subject): readonly Finding[] {
  return rules.flatMap(({ number, id, severity, cure, test }) => {
    const outcome = test(file, subject);
    if (!outcome) return [];
    const { asks, cited } = outcome;
    const measured = plain(outcome.measured);
    const failures = outcome.failures.map((failure) => ({ ...failure, what: plain(failure.what) }));
    const { confidence, source } = cited;
    const pages = [...new Set(failures.flatMap(({ page }) => page ?? []))];
    const passes = failures.length === 0;
    return [
      { number, rule: id, severity, cure, asks, confidence, source, measured, passes, pages, failures },
    ];
  });
}

/**
 * Checks both files of a printed book against the rules of its service. Gives a table for people, and the failures that
 * stop the build. `words` are those in the book's drawings and formulas; `texts` gives the texts of the interior, if they are read
 * elsewhere already.
 */
export async function preflightBook(
  { interior, cover }: Readonly<Record<'interior' | 'cover', Uint8Array>>,
  profile: Profile,
  words: Pick<Subject, 'drawn' | 'formulas'> = {},
  texts?: () => Promise<Texts | undefined>,
  threads?: Threads,
): Promise<Inspection> {
  const [inside, outside] = await Promise.all([
    inspect(interior, texts, threads),
    inspect(cover, undefined, threads),
  ]);
  const pages = inside.pages.length;
  const parts = [
    { name: 'interior', findings: judge(inside, { profile, ...words, kind: 'interior' }) },
    {
      name: 'cover',
      findings: judge(outside, { profile, kind: 'cover', pages, spine: spineThickness(profile, pages) }),
    },
  ];
  return {
    table: [...parts.map(({ name, findings }) => `${name}\n${preflightTable(findings)}`), legend].join('\n'),
    failures: parts.flatMap(({ name, findings }) =>
      stops(findings).map(({ rule, asks, failures, pages: where, source }) => {
        const at = where.length > 0 ? `, page ${pageRanges(where)}` : '';
        return `Unexpected result of preflight rule \`${rule}\` for the ${name}${at}: ${failures[0]?.what}; expected ${asks} (${source})`;
      }),
    ),
  };
}

/** Replaces the control characters in a text of the file, since a terminal would obey them. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd');
}

/** Gives the findings that stop a build. */
export function stops(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ passes, severity }) => !passes && severity === 'error');
}

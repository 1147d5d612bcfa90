// Formats the results of `colophon verify` for people and for programs.

import type { Verdict } from '../model/proof.ts';
import { visible } from './terminal.ts';

/** Makes a table of points for each file, with what is wrong below its point. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  const wide = Math.max(
    0,
    ...verdicts.flatMap(({ proof }) => proof?.points.map(({ id }) => id.length) ?? []),
  );
  const rows = verdicts.flatMap(({ name, kind, proof, told = [], failures }) => {
    const points = (proof?.points ?? []).flatMap(({ id, told, where, failures: flaws, doubts = [] }) => [
      `  ${flaws.length > 0 ? '✖' : doubts.length > 0 ? '?' : '✔'} ${id.padEnd(wide)}  ${[told, places(where)].filter(Boolean).join(': ')}`,
      ...some(flaws).map((flaw) => `      ${flaw}`),
      ...some(doubts).map((doubt) => `      ${doubt}`),
    ]);
    const blind =
      proof && !proof.looked ? ['  – not looked at in a browser: what CSS hides was not found out'] : [];
    const unread = proof ? [] : some(failures).map((failure) => `  ✖ ${failure}`);
    const nothing = told.map((line) => `  – ${line}`);
    return [
      `${name}${kind === undefined ? '' : ` (${kind})`}`,
      ...points,
      ...blind,
      ...unread,
      ...nothing,
      '',
    ];
  });
  const bad = verdicts.filter(({ failures }) => failures.length > 0).length;
  const count = (number: number) => `${number} ${number === 1 ? 'copy' : 'copies'}`;
  const end =
    bad === 0 ? `${count(verdicts.length)} in order` : `${bad} of ${count(verdicts.length)} not in order`;
  return `${[...rows, end].map((row) => visible(row).replace(/\s*\n\s*/g, ' ')).join('\n')}\n`;
}

/** Makes one JSON document of all verdicts. */
export function verdictJson(verdicts: readonly Verdict[]): string {
  const copies = verdicts.map(({ name, kind, proof, told = [], failures }) => ({
    name,
    kind: kind ?? null,
    passed: failures.length === 0,
    looked: proof?.looked ?? null,
    points: (proof?.points ?? []).map(({ id, about, told, where, failures: flaws, doubts = [] }) => ({
      id,
      about,
      passed: flaws.length === 0,
      found: told,
      where,
      failures: flaws,
      doubts,
    })),
    told,
    failures,
  }));
  const failed = copies.filter(({ passed }) => !passed).length;
  return `${visible(JSON.stringify({ copies, failed }, undefined, 2), '\\u')}\n`;
}

/** Limits the list of flaws, because there may be hundreds. */
function some(flaws: readonly string[], most = 12): readonly string[] {
  return flaws.length <= most ? flaws : [...flaws.slice(0, most), `… and ${flaws.length - most} more`];
}

function places(where: readonly string[]): string {
  const named = where.map((one) => (/^\d+$/.test(one) ? `page ${one}` : one));
  return named.length <= 3
    ? named.join(', ')
    : `${named.slice(0, 3).join(', ')} and ${named.length - 3} more`;
}

// The preflight's findings as people read them.

import type { Finding } from './rules/rule.ts';

const signs = { read: '●', secondary: '○', own: '◌' } as const;

/**
 * A table in plain text: number, rule, verdict, what is asked, what was measured; below it the failures, page by page,
 * and the sources. ● was read on the vendor's page, ○ is from copies of it, ◌ is our own rule.
 */
export function preflightTable(findings: readonly Finding[]): string {
  const rows = findings.map(({ number, rule, passes, severity, asks, measured, confidence }) => [
    String(number).padStart(2),
    rule,
    passes ? 'ok' : severity,
    `${signs[confidence]} ${asks}`,
    measured,
  ]);
  const failed = findings.filter(({ passes }) => !passes);
  const sources = new Map(
    findings
      .filter(({ confidence }) => confidence !== 'own')
      .map(({ number, source }) => [source, number] as const)
      .reverse(),
  );
  const lines = [
    ...columns([['', 'rule', '', 'asks', 'measured'], ...rows]),
    ...(failed.length > 0 ? ['', ...failed.flatMap(failures)] : []),
    '',
    ...[...sources]
      .sort(([, one], [, other]) => one - other)
      .map(([source]) => `${numbersOf(findings, source)}: ${source}`),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** Runs of numbers: `3, 5–9`. */
export function pageRanges(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of [...pages].sort((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last && page <= last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

function failures({ number, rule, pages, failures: found }: Finding): readonly string[] {
  const where = pages.length > 0 ? `page${pages.length === 1 ? '' : 's'} ${pageRanges(pages)}` : 'the file';
  const few = found
    .slice(0, 3)
    .map(({ page, what }) => `    ${page === undefined ? '' : `page ${page}: `}${what}`);
  const rest = found.length > 3 ? [`    and ${found.length - 3} more`] : [];
  return [`${String(number).padStart(2)} ${rule}: ${where}`, ...few, ...rest];
}

function numbersOf(findings: readonly Finding[], source: string): string {
  return findings
    .filter((finding) => finding.source === source)
    .map(({ number }) => number)
    .join(', ');
}

/** Cells below one another; the last column is as wide as it is. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
}

// Writes the findings of preflight as a table in plain text.

import type { Finding } from './rules/rule.ts';

const signs = { read: '●', secondary: '○', own: '◌' } as const;

/** Explains the signs of the table. */
export const legend =
  `${signs.read} is a limit that was read on the page of the service, ${signs.secondary} one from other pages about it, ` +
  `${signs.own} one of Colophon’s own.\n`;

/**
 * Makes the table: number, rule, verdict, what is expected, what was measured. Below it are the failures, page by page,
 * with their cures, and the sources of the limits.
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
    ...columns([['', 'rule', '', 'expected', 'measured'], ...rows]),
    ...(failed.length > 0 ? ['', ...failed.flatMap(failures)] : []),
    '',
    ...[...sources]
      .sort(([, one], [, other]) => one - other)
      .map(([source]) => `${numbersOf(findings, source)}: ${source}`),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** Writes page numbers with ranges: `3, 5–9`. */
export function pageRanges(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of [...pages].sort((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last && page <= last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

function failures({ number, rule, cure, pages, failures: found }: Finding): readonly string[] {
  const where = pages.length > 0 ? `page${pages.length === 1 ? '' : 's'} ${pageRanges(pages)}` : 'the file';
  const few = found
    .slice(0, 3)
    .map(({ page, what }) => `    ${page === undefined ? '' : `page ${page}: `}${what}`);
  const rest = found.length > 3 ? [`    and ${found.length - 3} more`] : [];
  const advice = cure === undefined ? [] : [`    ${cure}`];
  return [`${String(number).padStart(2)} ${rule}: ${where}`, ...few, ...rest, ...advice];
}

function numbersOf(findings: readonly Finding[], source: string): string {
  return findings
    .filter((finding) => finding.source === source)
    .map(({ number }) => number)
    .join(', ');
}

/** Aligns the cells of rows in columns. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
}

// The conformance run's report: a table, what was found, what was skipped in capitals, and the count at the end.

import { join } from 'node:path';
import type { Result } from './validator.ts';

/** What one validator said of one output folder (`''` where there is only one). */
export type Outcome = Readonly<{ id: string; folder: string; result: Result }>;

/** Whether all passed; `strict`, as in CI, a skipped validator is a failure. */
export function passes(outcomes: readonly Outcome[], strict: boolean): boolean {
  return outcomes.every(({ result }) =>
    'skipped' in result ? !strict : result.verdicts.every(({ passed }) => passed),
  );
}

/** The report as text; the last line is `N passed, N failed`, and `, N skipped` where any was. */
export function summary(outcomes: readonly Outcome[]): string {
  const rows = outcomes.flatMap(({ id, folder, result }) =>
    'skipped' in result
      ? [{ cells: [id, folder, 'skipped'], messages: [] }]
      : result.verdicts.map(({ artifact, passed, messages }) => ({
          cells: [id, join(folder, artifact), passed ? 'passed' : 'failed'],
          messages,
        })),
  );
  const count = (state: string) => rows.filter(({ cells }) => cells[2] === state).length;
  const skips = outcomes.flatMap(({ id, result }) =>
    'skipped' in result ? [`SKIPPED ${id.toUpperCase()}: ${result.skipped}`] : [],
  );
  const total = `${count('passed')} passed, ${count('failed')} failed`;
  return [
    ...align([['validator', 'artifact', 'result'], ...rows.map(({ cells }) => cells)]),
    ...rows.flatMap(({ cells, messages }) =>
      messages.length === 0
        ? []
        : ['', `${cells[0]}: ${cells[1]}`, ...messages.map((message) => `  ${message}`)],
    ),
    ...(skips.length === 0 ? [] : ['', ...new Set(skips)]),
    '',
    skips.length === 0 ? total : `${total}, ${skips.length} skipped`,
    '',
  ].join('\n');
}

function align(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

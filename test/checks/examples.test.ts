// Each check's own examples: what it documents is what it does.

import { describe, expect, test } from 'vitest';
import { checks } from '../../scripts/checks/all.ts';
import { runChecks } from '../../scripts/checks/check.ts';
import type { Report } from '../../scripts/model/book.ts';
import { read } from '../../scripts/read/read.ts';
import { drawingBrowser, sound, worldOf } from '../memory.ts';

function lines(report: Report): string[] {
  return report.flatMap(({ path, messages }) =>
    messages.map(({ line, column, fatal, reason, note }) => {
      const severity = fatal ? 'error' : 'warning';
      return `${path}:${line ?? ''}:${column ?? ''}: ${severity}: ${reason}${note ? ` (${note})` : ''}`;
    }),
  );
}

describe.each(checks.map((check) => [check.id, check] as const))('check %s', (_id, check) => {
  test.each(check.examples.map((example) => [example.about, example] as const))('%s', async (_about, {
    files,
    messages,
  }) => {
    const { manuscript, report } = await read(worldOf({ ...sound, ...files }, drawingBrowser(files)));
    expect(lines(report)).toEqual([]);
    if (!manuscript) throw new Error('the example cannot be read');
    expect(lines(runChecks(manuscript, [check]))).toEqual(messages);
  });

  test('has examples of both kinds for each of its rules', async () => {
    expect(check.examples.some(({ messages }) => messages.length === 0)).toBe(true);
    const told = new Set<string>();
    for (const { files } of check.examples) {
      const { manuscript } = await read(worldOf({ ...sound, ...files }, drawingBrowser(files)));
      if (!manuscript) throw new Error('the example cannot be read');
      for (const { messages } of runChecks(manuscript, [check]))
        for (const { ruleId } of messages) told.add(String(ruleId));
    }
    expect([...told].sort()).toEqual(
      Object.keys(check.severity)
        .map((rule) => `${check.id}-${rule}`)
        .sort(),
    );
  });
});

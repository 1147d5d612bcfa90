// The arithmetic of the timings, and the order in which commands are run; how long anything takes is not asserted.

import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { measure, median, table } from './measure.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'measure-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('median', () => {
  it('is the middle value, or the mean of two', () => {
    expect(median([3])).toBe(3);
    expect(median([10, 9, 1])).toBe(9);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});

describe('table', () => {
  const rows = [
    { name: 'ours', seconds: [2, 4, 3], memory: 2 ** 21 },
    { name: 'another', seconds: [12, 10], memory: undefined },
  ];

  it('compares the medians', () => {
    expect(table(rows, 'ours')).toBe(
      [
        '          median      min      max  ratio  memory',
        'ours      3.00 s   2.00 s   4.00 s  1.00×   2 MiB',
        'another  11.00 s  10.00 s  12.00 s  3.67×',
        '',
      ].join('\n'),
    );
  });

  it('wants a baseline that is there', () => {
    expect(() => table(rows, 'none')).toThrow('Cannot find `none` in the rows');
  });
});

describe('measure', () => {
  it('runs in turn after a warm-up', async () => {
    const script = 'require("fs").appendFileSync("log", process.env.WHO)';
    const command = (name: string) =>
      ({ name, argv: [process.execPath, '-e', script], cwd: folder, env: { WHO: name } }) as const;
    const rows = await measure([command('A'), command('B')], { runs: 2 });
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('ABABAB');
    expect(rows.map(({ name, seconds }) => [name, seconds.length])).toEqual([
      ['A', 2],
      ['B', 2],
    ]);
  });

  it('stops where a command fails, with what it said', async () => {
    appendFileSync(join(folder, 'fail.cjs'), 'console.error("no paper"); process.exitCode = 3');
    const failing = { name: 'printer', argv: [process.execPath, join(folder, 'fail.cjs')] } as const;
    await expect(measure([failing], { runs: 1 })).rejects.toThrow(/`printer`: it ended with 3\n.*no paper/s);
  });
});

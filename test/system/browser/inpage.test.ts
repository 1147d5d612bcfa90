// Programs for pages: they stand by themselves, whatever compiles them and whatever ids a book has.

import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { forPage } from '../../../scripts/system/browser/for-page.ts';
import { runPrograms } from './programs.ts';

type Given = Readonly<{
  lines: readonly number[];
  pins: readonly (readonly Readonly<{ id: string; rank: number }>[])[];
  printed: boolean;
  seen: readonly (readonly Readonly<{ unseen?: string }>[])[];
}>;

const folder = join(import.meta.dirname, '../../../scripts/system/browser/inpage');

test.each(readdirSync(folder))('%s imports nothing but types, and its programs share nothing', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).not.toMatch(/^import (?!type )/m);
  expect(text).not.toMatch(/^(?:export )?(?:const|let|class) |^(?:async )?function /m);
});

describe('on a page whose ids are names of the browser’s own', () => {
  const check = ({ lines, pins, printed, seen }: Given) => {
    expect(lines).toEqual([...new Array(17).fill(1), 0]);
    const [first = [], none, again] = pins;
    // A block, `word` and the id: every second of 48 places, and the last.
    expect(first.map(({ rank }) => rank)).toEqual([...Array.from({ length: 24 }, (_, at) => 2 * at), 47]);
    expect(first.slice(0, 3).map(({ id }) => id)).toEqual(['Symbol', 'one.2', 'one.4']);
    expect(none).toEqual([]);
    expect(again).toEqual(first);
    expect(printed).toBe(true);
    expect(seen.map((places) => places.map(({ unseen }) => unseen ?? ''))).toEqual([
      ...new Array(16).fill(['']),
      ['unseen text'],
      [],
    ]);
  };

  test('they do their work', async () => check((await runPrograms()) as Given));

  test('and so they do where tsx has compiled them', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...['--import', 'tsx', join(import.meta.dirname, 'programs.ts')],
    ]);
    check(JSON.parse(stdout));
  });
});

test('a program keeps to itself what a compiler adds to it', async () => {
  const source = 'export function count(some) { const one = () => 1; return some.map(one).length; }';
  const { code } = await transform(source, { keepNames: true, format: 'esm' });
  expect(code).toContain('__name(');
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const made = forPage(module.count as (some: readonly number[]) => number);
  const text = String(made);
  expect(new Function(`return (${text})([1, 2, 3])`)()).toBe(3);
  expect('__name' in globalThis).toBe(false);
});

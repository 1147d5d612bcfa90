// A book with diagrams has the same bytes in every format, drawn or kept from another run, in any folder.

import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { environment, run } from '../blocks.ts';

const home = mkdtempSync(join(tmpdir(), 'diagrams-'));
afterAll(() => rmSync(home, { recursive: true }));

/** Builds the book with a cache and an output folder, and gives the files by their paths. */
async function build(cache: string, out: string): Promise<ReadonlyMap<string, string>> {
  const cwd = join(home, out);
  mkdirSync(cwd);
  cpSync(join(import.meta.dirname, '../fixtures/diagrams'), join(cwd, 'book'), { recursive: true });
  const env = { ...environment(join(cwd, 'home')), XDG_CACHE_HOME: join(home, cache) };
  const said = await run('SOURCE_DATE_EPOCH=1767225600 colophon build > /dev/null', cwd, env);
  expect(said).not.toContain('=>');
  const folder = join(cwd, 'build');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return new Map(files.map((path) => [path, readFileSync(join(folder, path), 'latin1')]));
}

test('diagrams are the same, drawn or kept', async () => {
  const drawn = await build('one', 'first');
  expect(readdirSync(join(home, 'one/colophon/results'))).toHaveLength(4);
  const kept = await build('one', 'second');
  const drawnAgain = await build('two', 'third');
  for (const other of [kept, drawnAgain]) {
    expect([...other.keys()]).toEqual([...drawn.keys()]);
    expect([...drawn.keys()].filter((path) => drawn.get(path) !== other.get(path))).toEqual([]);
  }
  for (const format of ['html', 'epub', 'pdf', 'print'])
    expect([...drawn.keys()].some((path) => path.startsWith(`${format}/`))).toBe(true);
}, 300_000);

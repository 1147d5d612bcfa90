// The same book and the same SOURCE_DATE_EPOCH give the same bytes, whoever builds it, where and when.

import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formats } from '../scripts/formats/all.ts';
import { environment, run } from './blocks.ts';

/** Two machines, as far as they can differ in one test: folder, time zone, language, output folder. */
const places = [
  { name: 'one', zone: 'Pacific/Kiritimati', language: 'C', out: 'build' },
  { name: 'a much longer name, ünï', zone: 'America/Los_Angeles', language: 'de_DE.UTF-8', out: 'x/y' },
];

const home = mkdtempSync(join(tmpdir(), 'determinism-'));
afterAll(() => rmSync(home, { recursive: true }));

beforeAll(async () => {
  const built = places.map(async ({ name, zone, language, out }) => {
    const cwd = join(home, name);
    mkdirSync(cwd);
    cpSync(join(import.meta.dirname, '../book'), join(cwd, 'book'), { recursive: true });
    const env = { ...environment(join(cwd, 'home')), TZ: zone, LC_ALL: language, LANG: language };
    return run(`SOURCE_DATE_EPOCH=1767225600 colophon build --out ${out} > /dev/null`, cwd, env);
  });
  for (const said of await Promise.all(built)) expect(said).not.toContain('=>');
}, 240_000);

/** The paths below a folder, in order, and the bytes of the files. */
function contents(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const isFile = (path: string) => statSync(join(folder, path)).isFile();
  return new Map(paths.map((path) => [path, isFile(path) ? readFileSync(join(folder, path), 'latin1') : '']));
}

test.each(formats.map(({ id }) => id))('%s is the same', (id) => {
  const [one, two] = places.map(({ name, out }) => contents(join(home, name, out, id)));
  if (!one || !two) throw new Error('two places');
  expect(one.size).toBeGreaterThan(0);
  expect([...two.keys()]).toEqual([...one.keys()]);
  // Names only: the difference of two PDFs is nothing to print.
  expect([...one.keys()].filter((path) => one.get(path) !== two.get(path))).toEqual([]);
});

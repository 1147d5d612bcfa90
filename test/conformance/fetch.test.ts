// Fetching a tool: what comes with another digest than the one that is written here is refused.

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { fetchTool } from './fetch.ts';

const folder = mkdtempSync(join(tmpdir(), 'fetch-'));
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(folder, { recursive: true }));

/** In place of npm: puts a package there, and notes its digest as npm does. */
const npm = join(folder, 'npm.mjs');
writeFileSync(
  npm,
  `import { mkdirSync, writeFileSync } from 'node:fs';
const home = process.argv[process.argv.indexOf('--prefix') + 1] + '/node_modules';
mkdirSync(home + '/judge', { recursive: true });
writeFileSync(home + '/judge/package.json', '{}');
const packages = { 'node_modules/judge': { version: '1.0.0', integrity: 'sha512-good' } };
writeFileSync(home + '/.package-lock.json', JSON.stringify({ packages }));`,
);

test('a tool of another digest is refused, and nothing of it kept', async () => {
  vi.stubEnv('npm_execpath', npm);
  const cache = join(folder, 'cache');
  const wanted = { name: 'judge', version: '1.0.0', integrity: 'sha512-other' };
  await expect(fetchTool(wanted, cache)).rejects.toThrow(
    'Unexpected digest `sha512-good` of `judge@1.0.0`, expected `sha512-other`',
  );
  expect(readdirSync(cache)).toEqual([]);
});

test('a tool that two want at the same time is there for both', async () => {
  vi.stubEnv('npm_execpath', npm);
  const cache = join(folder, 'both');
  const wanted = { name: 'judge', version: '1.0.0', integrity: 'sha512-good' };
  const found = await Promise.all([fetchTool(wanted, cache), fetchTool(wanted, cache)]);
  const home = join(cache, 'judge-1.0.0');
  expect(found).toEqual([1, 2].map(() => ({ folder: join(home, 'node_modules/judge') })));
  expect(readdirSync(cache)).toEqual(['judge-1.0.0']);
});

// Folders kept between runs: private, whole, and safe to make twice at once.

import { execFile } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keep } from '../../scripts/system/cache.ts';

let base = '';
const fill = (folder: string) => writeFile(join(folder, 'file'), 'whole');
const run = (fillWith = fill) => keep({ XDG_CACHE_HOME: base }, 'thing-1', fillWith);
const mode = async (...path: string[]) =>
  ((await stat(join(base, 'colophon', ...path))).mode & 0o777).toString(8);

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'cache-'));
});
afterEach(() => rm(base, { recursive: true }));

test('is made once, for its user only', async () => {
  expect(await run()).toBe(join(base, 'colophon/thing-1'));
  expect(await mode()).toBe('700');
  expect(await mode('thing-1')).toBe('700');
  expect(await run(() => Promise.reject(new Error('filled again')))).toBe(join(base, 'colophon/thing-1'));
});

test('two at once give one folder', async () => {
  await Promise.all([run(), run(), run()]);
  expect(await readdir(join(base, 'colophon'))).toEqual(['thing-1']);
  expect(await readFile(join(base, 'colophon/thing-1/file'), 'utf8')).toBe('whole');
});

test('a failure leaves nothing, and what a killed process left goes', async () => {
  await expect(run(() => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  expect(await readdir(join(base, 'colophon'))).toEqual([]);
  for (const [name, hours] of [
    ['thing-1.part-old', 2],
    ['thing-1.part-new', 0],
  ] as const) {
    await mkdir(join(base, 'colophon', name));
    const then = Date.now() / 1000 - hours * 3600;
    await utimes(join(base, 'colophon', name), then, then);
  }
  await run();
  expect((await readdir(join(base, 'colophon'))).sort()).toEqual(['thing-1', 'thing-1.part-new']);
});

test('without a place for a cache there is none', async () => {
  await writeFile(join(base, 'file'), '');
  expect(await keep({ XDG_CACHE_HOME: join(base, 'file') }, 'thing-1', fill)).toBeUndefined();
});

test('a relative XDG_CACHE_HOME does not count', async () => {
  expect(await keep({ XDG_CACHE_HOME: 'here', HOME: base }, 'thing-1', fill)).toBe(
    join(base, '.cache/colophon/thing-1'),
  );
});

describe('what others could have written is refused', () => {
  const refused = (path: string, fact: string) =>
    expect(run()).rejects.toThrow(
      expect.objectContaining({
        code: 'missing-tool',
        message: `Cannot trust \`${join(base, path)}\`: it ${fact}`,
      }),
    );
  const advice = '. Remove it, or set XDG_CACHE_HOME to a private folder';

  test.each(['colophon', 'colophon/thing-1'])('%s writable by others', async (path) => {
    await run();
    await chmod(join(base, path), 0o777);
    await refused(path, `is writable by others${advice}`);
  });

  test('a link', async () => {
    await mkdir(join(base, 'colophon'), { mode: 0o700 });
    await symlink(tmpdir(), join(base, 'colophon/thing-1'));
    await refused('colophon/thing-1', `is not a folder${advice}`);
  });
});

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'two processes unpack one browser',
  { timeout: 120_000 },
  async () => {
    const code = `import { findChromium } from './scripts/system/browser/chromium.ts';
      console.log(JSON.stringify(await findChromium({ XDG_CACHE_HOME: process.argv[1] }, '/nowhere')));`;
    const start = () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code, base]);
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.stdout).toBe(two.stdout);
    const { program, libraries, fonts } = JSON.parse(one.stdout);
    expect((await stat(program)).mode & 0o777).toBe(0o700);
    expect(await readdir(libraries)).toContain('libnss3.so');
    expect(await readdir(join(fonts, 'fonts'))).toEqual(['Open_Sans']);
    expect(await readdir(join(base, 'colophon'))).toHaveLength(2);
  },
);

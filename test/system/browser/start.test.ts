// Browsers that do not start, and programs that end with one running.

import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openBrowser } from '../../../scripts/system/browser/browser.ts';

let base = '';
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'start-'));
});
afterEach(() => rm(base, { recursive: true }));

describe.skipIf(process.platform === 'win32')('a browser that does not start is a missing tool', () => {
  const script = async (text: string) => {
    const path = join(base, 'program');
    await writeFile(path, text);
    await chmod(path, 0o755);
    return path;
  };
  const refused = async (program: string, words: string) => {
    const browser = openBrowser({ ...process.env, COLOPHON_CHROMIUM: program });
    const expected = expect.objectContaining({
      code: 'missing-tool',
      message: expect.stringContaining(words),
    });
    await expect(browser.version()).rejects.toThrow(expected);
    await browser.close();
  };

  test('/bin/false', () => refused('/bin/false', 'Cannot start the browser `/bin/false`: ended with code 1'));
  test('no such file', () => refused(join(base, 'gone'), 'Cannot find COLOPHON_CHROMIUM'));
  test('a folder', () => refused(base, 'Cannot find COLOPHON_CHROMIUM'));
  test('not a program', async () => refused(await script('\0\0\0'), 'Cannot start the browser'));
  test('one that tells why', async () =>
    refused(
      await script(
        `#!/bin/sh
echo '[1:2:1123/1.2:WARNING:a.cc(1)] noise' >&2
echo 'libx.so.1: cannot open shared object file' >&2
exit 127`,
      ),
      'libx.so.1: cannot open shared object file; ended with code 127',
    ));
});

test.runIf(process.platform === 'linux').each(['SIGTERM', 'SIGINT', 'exit', 'throw', 'SIGKILL'])(
  'nothing runs on after %s',
  { timeout: 60_000 },
  async (end) => {
    const code = `import { openBrowser } from './scripts/system/browser/browser.ts';
      console.log(await openBrowser(process.env).version());
      process.stdin.once('data', (end) => {
        if (String(end) === 'exit') process.exit(3);
        throw new Error('thrown');
      });`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
      env: { ...process.env, TMPDIR: base },
    });
    const ended = new Promise((resolve) => child.on('exit', (status, signal) => resolve(signal ?? status)));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const mine = async () => (await processes(base)).length;
    expect(await mine()).toBeGreaterThan(0);
    if (end.startsWith('SIG')) child.kill(end as NodeJS.Signals);
    else child.stdin.write(end);
    expect(await ended).toBe({ exit: 3, throw: 1 }[end] ?? end);
    await expect.poll(mine, { timeout: 5000 }).toBe(0);
    if (end !== 'SIGKILL')
      expect((await readdir(base)).filter((name) => name.startsWith('colophon-'))).toEqual([]);
  },
);

test.runIf(process.platform === 'linux')('a browser that dies is replaced', { timeout: 60_000 }, async () => {
  vi.stubEnv('TMPDIR', base); // marks the processes that are ours
  const browser = openBrowser(process.env);
  const site = new Map([['index.html', Buffer.from('<p>still here')]]);
  await browser.print(site, { tagged: true, outline: true });
  for (const id of await processes(base)) process.kill(id, 'SIGKILL');
  // The call that meets the death may fail; the one after it must not.
  const print = () => browser.print(site, { tagged: true, outline: true });
  await expect.poll(() => print().then(() => 'printed', String), { timeout: 10_000 }).toBe('printed');
  await browser.close();
  vi.unstubAllEnvs();
  expect(await readdir(base)).toEqual([]);
});

/** Ids of the processes whose command line has `text` in it. */
async function processes(text: string): Promise<readonly number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
      return command.includes(text) ? [Number(id)] : [];
    }),
  );
  return found.flat();
}

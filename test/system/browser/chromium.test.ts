// Which browser is found where the packaged one does not run.

import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findChromium } from '../../../scripts/system/browser/chromium.ts';

const known = vi.hoisted(() => ({ own: '', installed: '' }));
vi.mock('@puppeteer/browsers', () => ({
  Browser: { CHROME: 'chrome' },
  ChromeReleaseChannel: { STABLE: 'stable' },
  getInstalledBrowsers: async () =>
    known.own === ''
      ? []
      : [
          { browser: 'chrome', executablePath: known.own },
          { browser: 'firefox', executablePath: '/fox' },
        ],
  computeSystemExecutablePath: () => {
    if (known.installed === '') throw new Error('none');
    return known.installed;
  },
}));

let base = '';
beforeAll(async () => {
  vi.spyOn(process, 'arch', 'get').mockReturnValue('arm64');
  base = await mkdtemp(join(tmpdir(), 'chromium-'));
  for (const name of ['own', 'installed', 'chromium']) {
    await writeFile(join(base, name), '');
    await chmod(join(base, name), 0o755);
  }
});
afterAll(() => rm(base, { recursive: true }));

const find = async (path: string) => (await findChromium({ XDG_CACHE_HOME: base, PATH: path }, base)).program;

test.skipIf(process.platform === 'darwin')('none: the message says how to get one', async () => {
  await expect(find('')).rejects.toThrow(
    expect.objectContaining({
      code: 'missing-tool',
      message: expect.stringMatching(/npx puppeteer browsers install chrome.*COLOPHON_CHROMIUM/),
    }),
  );
});

test('one on PATH, before it an installed Chrome, before that puppeteer’s own', async () => {
  expect(await find(`/nowhere:${base}`)).toBe(join(base, 'chromium'));
  known.installed = join(base, 'installed');
  expect(await find(base)).toBe(join(base, 'installed'));
  known.own = join(base, 'own');
  expect(await find(base)).toBe(join(base, 'own'));
  known.own = join(base, 'gone');
  expect(await find(base)).toBe(join(base, 'installed'));
});

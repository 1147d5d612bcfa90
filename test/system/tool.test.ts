// Another program runs on our files alone, and leaves nothing behind.

import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { toolRunner } from '../../scripts/system/tool.ts';

const folder = mkdtempSync(join(tmpdir(), 'tools-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A PATH on which `gs` is this shell script. */
function machine(script: string): Readonly<Record<string, string>> {
  const path = mkdtempSync(join(folder, 'bin-'));
  writeFileSync(join(path, 'gs'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(path, 'gs'), 0o755);
  return { PATH: `${path}:/bin:/usr/bin`, GS_OPTIONS: '-dNOSAFER', TOKEN: 'secret' };
}

const files = new Map([['in.pdf', new TextEncoder().encode('content')]]);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe.skipIf(process.platform === 'win32')('a tool', () => {
  test('gets the files and the arguments as they are, and none of the user’s settings', async () => {
    const run = toolRunner(machine('cat in.pdf > out.pdf; echo "|$1|" >> out.pdf; env >> out.pdf'));
    const said = text(await run('gs', ['$(id) *; "x'], files, 'out.pdf'));
    expect(said).toContain('content|$(id) *; "x|\n');
    expect(said).not.toMatch(/GS_OPTIONS|TOKEN/);
  });

  test('works in a folder of its own that is gone afterwards', async () => {
    const run = toolRunner(machine('pwd > out.pdf; ls -ld . >> out.pdf'));
    const [place = '', rights = ''] = text(await run('gs', [], files, 'out.pdf')).split('\n');
    expect(rights).toMatch(/^drwx------/);
    expect(existsSync(place)).toBe(false);
  });

  test('that fails is told with what it said', async () => {
    const run = toolRunner(machine('echo "Error: /undefined in foo" >&2; exit 1'));
    await expect(run('gs', [], files, 'out.pdf')).rejects.toThrow(
      'Ghostscript failed: Error: /undefined in foo',
    );
  });

  test('that makes nothing is not taken for one that is absent', async () => {
    await expect(toolRunner(machine('exit 0'))('gs', [], files, 'out.pdf')).rejects.toThrow(
      'Ghostscript has made no `out.pdf`',
    );
  });
});

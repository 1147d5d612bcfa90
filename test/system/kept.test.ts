// Results that are kept between runs: read back as written, and a missing cache does no harm.

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openKept } from '../../scripts/system/kept.ts';

const digest = 'a'.repeat(64);

test('what was written is read back, by its digest alone', async () => {
  const home = await mkdtemp(join(tmpdir(), 'kept-'));
  try {
    const kept = openKept({ HOME: home });
    expect(await kept.read(digest)).toBeUndefined();
    await kept.write(digest, new Uint8Array([1, 2]));
    await kept.write(digest, new Uint8Array([1, 2]));
    expect(await openKept({ HOME: home }).read(digest)).toEqual(new Uint8Array([1, 2]));
    expect(await readdir(join(home, '.cache/colophon/results'))).toEqual([digest]);
    await expect(kept.read('../../x')).rejects.toThrow('Unexpected digest');
  } finally {
    await rm(home, { recursive: true });
  }
});

test('nothing is kept where no cache can be', async () => {
  const home = await mkdtemp(join(tmpdir(), 'kept-'));
  try {
    await writeFile(join(home, '.cache'), '');
    const kept = openKept({ HOME: home });
    await kept.write(digest, new Uint8Array([1]));
    expect(await kept.read(digest)).toBeUndefined();
  } finally {
    await rm(home, { recursive: true });
  }
});

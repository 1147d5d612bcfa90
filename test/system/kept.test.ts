// Results that are kept between runs: read back as written, and a missing cache does no harm.

import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openKept, sweepKept } from '../../scripts/system/kept.ts';

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

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

test('what was not used for long, and what has no room, is swept, the oldest first', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kept-'));
  try {
    for (const [name, size, days] of [
      ['today', 40, 0],
      ['yesterday', 40, 1],
      ['week', 40, 7],
      ['month', 5, 30],
      ['year', 1, 365],
    ] as const) {
      await writeFile(join(folder, name), new Uint8Array(size));
      await utimes(join(folder, name), daysAgo(days), daysAgo(days));
    }
    for (const [name, days] of [
      ['new.part-1', 0],
      ['old.part-2', 2],
    ] as const) {
      await mkdir(join(folder, name));
      await utimes(join(folder, name), daysAgo(days), daysAgo(days));
    }
    await sweepKept(folder, { bytes: 1_000_000, days: 90 });
    expect((await readdir(folder)).sort()).toEqual(['month', 'new.part-1', 'today', 'week', 'yesterday']);
    await rm(join(folder, 'new.part-1'), { recursive: true });
    await sweepKept(folder, { bytes: 100, days: 90 });
    expect((await readdir(folder)).sort()).toEqual(['today', 'yesterday']);
    await sweepKept(join(folder, 'missing'), { bytes: 1, days: 1 });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a result that is read counts as used, and the first one written sweeps', async () => {
  const home = await mkdtemp(join(tmpdir(), 'kept-'));
  const file = (name: string) => join(home, '.cache/colophon/results', name);
  try {
    const [read, unread, late] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [
      string,
      string,
      string,
    ];
    await openKept({ HOME: home }).write(read, new Uint8Array([1]));
    await openKept({ HOME: home }).write(unread, new Uint8Array([2]));
    for (const name of [read, unread]) await utimes(file(name), daysAgo(100), daysAgo(100));
    const kept = openKept({ HOME: home });
    await kept.read(read);
    expect((await stat(file(read))).mtimeMs).toBeGreaterThan(daysAgo(1).getTime());
    await kept.write(late, new Uint8Array([3]));
    expect((await readdir(join(home, '.cache/colophon/results'))).sort()).toEqual([read, late]);
  } finally {
    await rm(home, { recursive: true });
  }
});

// Bad input and bad moments: the message says it exactly, the last good output stays, nothing else is left.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environment, parseBlocks, replaceBlocks, run } from './blocks.ts';
import { writeFiles } from './disk.ts';
import { sound } from './memory.ts';

const folder = join(import.meta.dirname, 'hostile');
const readme = join(folder, 'README.md');
const home = mkdtempSync(join(tmpdir(), 'hostile-'));
const env = environment(home);
const good = join(home, 'good');
const timeout = 120_000;

beforeAll(async () => {
  writeFiles(join(good, 'book'), sound);
  cpSync(folder, join(good, 'hostile'), { recursive: true });
  expect(await run('colophon build html > /dev/null 2>&1', good, env)).toBe('');
}, timeout);
afterAll(() => rmSync(home, { recursive: true }));

/** A new folder with the books and a finished build. */
function prepare(name: string): string {
  const cwd = join(home, name);
  cpSync(good, cwd, { recursive: true, preserveTimestamps: true });
  return cwd;
}

/** Every file of an output folder, with the hash of its bytes and the time it was written. */
function snapshot(out: string): readonly string[] {
  return readdirSync(out, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((path) => {
      const found = statSync(join(out, path));
      if (!found.isFile()) return path;
      const hash = createHash('sha256').update(readFileSync(join(out, path)));
      return `${path} ${found.mtimeMs} ${hash.digest('hex')}`;
    });
}

describe('an author is told', () => {
  const markdown = readFileSync(readme, 'utf8');
  const blocks = parseBlocks(markdown);
  const results: string[][] = [];

  test.concurrent.each(blocks.map((block, index) => [block.title, block, index] as const))(
    '%s',
    { timeout },
    async (_title, { steps }, index) => {
      const cwd = prepare(`block-${index}`);
      const before = snapshot(join(cwd, 'build'));
      const said: string[] = [];
      for (const { command } of steps) said.push(await run(command, cwd, env));
      results[index] = said;
      expect(snapshot(join(cwd, 'build'))).toEqual(before);
      if (process.env.UPDATE_GOLDEN === undefined)
        expect(said).toEqual(steps.map(({ expected }) => expected));
    },
  );

  test('every bad book has its block', () => {
    const books = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of books) expect(markdown).toContain(`--root hostile/${name}\n`);
  });

  afterAll(() => {
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(readme, replaceBlocks(markdown, results));
  });
});

describe('a build that is interrupted', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s ends with %i and leaves its last output', { timeout }, async (signal, code) => {
    const cwd = prepare(signal);
    const before = snapshot(join(cwd, 'build'));
    const started = join(cwd, 'started');
    const slow = join(cwd, 'slow-browser');
    writeFileSync(
      slow,
      `#!/bin/sh\necho $$ > '${started}.part'\nmv '${started}.part' '${started}'\nsleep 600\n`,
    );
    chmodSync(slow, 0o755);
    const child = spawn('colophon', ['build'], { cwd, env: { ...env, COLOPHON_CHROMIUM: slow } });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', (status) => resolve(status)));
    while (!existsSync(started)) {
      expect(child.exitCode, said).toBeNull();
      await wait(20);
    }
    const browser = readFileSync(started, 'utf8').trim();
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(said).toBe(`Interrupted by ${signal}.\n`);
    expect(snapshot(join(cwd, 'build'))).toEqual(before);
    await expect.poll(() => alive(browser)).toBe(false);
  });
});

test.skipIf(process.getuid?.() === 0)('an output folder without permission', { timeout }, async () => {
  const cwd = prepare('permission');
  const out = join(cwd, 'out');
  mkdirSync(out, { mode: 0o555 });
  expect(await run('colophon build html --out out', cwd, env)).toBe(
    '2> error: Cannot write to `out`: permission denied. Remove what is in the way, or name another folder with `--out`\n=> 2\n',
  );
  expect(readdirSync(out)).toEqual([]);
});

test('no temporary file is left', () => {
  // tsx keeps its compiled files there, for the next run.
  const left = readdirSync(join(home, 'tmp')).filter((name) => !name.startsWith('tsx-'));
  expect(left).toEqual([]);
});

/** Whether a process lives. On Linux one may be dead and wait for its parent to notice; a bare system has no `ps`. */
function alive(pid: string): boolean {
  try {
    process.kill(Number(pid), 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

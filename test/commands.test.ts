// The blocks of test/commands/*.md, each on real processes in a new folder.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { environment, parseBlocks, replaceBlocks, run } from './blocks.ts';
import { writeFiles } from './disk.ts';
import { sound } from './memory.ts';

const folder = join(import.meta.dirname, 'commands');
const home = mkdtempSync(join(tmpdir(), 'commands-'));
const env = environment(home);
afterAll(() => rmSync(home, { recursive: true }));

const files = readdirSync(folder).filter((name) => name !== 'README.md');

describe.each(files)('%s', (name) => {
  const path = join(folder, name);
  const markdown = readFileSync(path, 'utf8');
  const blocks = parseBlocks(markdown);
  const results: string[][] = [];

  test.concurrent.each(blocks.map((block, index) => [block.title, block, index] as const))(
    '%s',
    { timeout: 120_000 },
    async (_title, { steps }, index) => {
      const cwd = prepare(join(home, `${name}-${index}`));
      const said: string[] = [];
      for (const { command } of steps) said.push(await run(command, cwd, env));
      results[index] = said;
      if (process.env.UPDATE_GOLDEN === undefined)
        expect(said).toEqual(steps.map(({ expected }) => expected));
    },
  );

  afterAll(() => {
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, replaceBlocks(markdown, results));
  });
});

function prepare(cwd: string): string {
  writeFiles(join(cwd, 'book'), sound);
  cpSync(join(import.meta.dirname, 'hostile'), join(cwd, 'hostile'), { recursive: true });
  return cwd;
}

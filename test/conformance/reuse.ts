// The REUSE helper tool of the FSFE: licence and copyright of every file of the project. Fetched with Python's pip when wanted.

import { resolve } from 'node:path';
import { command } from './command.ts';
import { fetchPython } from './python.ts';
import type { Result } from './validator.ts';

const version = '5.0.2';

/** The project's folder judged by `reuse lint`. Not a `Validator`: it looks at our files, not at what they make. */
export async function reuse(cache: string): Promise<Result> {
  const tool = await fetchPython(cache, 'reuse', version);
  if ('skipped' in tool) return tool;
  const root = resolve(import.meta.dirname, '../..');
  const said = await command(tool.python, ['-m', 'reuse', '--root', root, 'lint', '--lines']);
  const lines = `${said.stdout}${said.stderr}`.split('\n').filter((line) => line.trim() !== '');
  return {
    verdicts: [{ artifact: 'the project', passed: said.code === 0, messages: said.code === 0 ? [] : lines }],
  };
}

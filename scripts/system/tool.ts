// Runs another program on files of ours: no shell, a private folder, an end in time.

import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RunTool, ToolName } from '../model/world.ts';
import type { Env } from './cache.ts';
import { fault, systemCode } from './fault.ts';
import { openScratch } from './scratch.ts';

/** What a tool is called, which programs are it, and how to get it. */
const tools: Readonly<
  Record<ToolName, Readonly<{ title: string; programs: readonly string[]; cure: string }>>
> = {
  gs: {
    title: 'Ghostscript',
    programs: process.platform === 'win32' ? ['gswin64c', 'gswin32c', 'gs'] : ['gs'],
    cure: 'Install it (`apt install ghostscript`, `brew install ghostscript`, or from https://ghostscript.com), so that `gs` is on the PATH',
  },
};

/** Longest run, in milliseconds: 2,000 pages take Ghostscript about a minute. */
const patience = 600_000;

/** Tools of the machine, found on the PATH of `env`. */
export function toolRunner(env: Env): RunTool {
  return async (name, args, files, output) => {
    const { title, programs, cure } = tools[name];
    const scratch = openScratch();
    try {
      for (const [file, content] of files) await writeFile(join(scratch.folder, file), content);
      let ran = false;
      for (const program of programs) ran ||= await run(program, args, scratch.folder, env.PATH, title);
      if (!ran) throw fault('missing-tool', `Cannot find ${title} (\`${programs.join('`, `')}\`). ${cure}`);
      const made = await readFile(join(scratch.folder, output)).catch(() => undefined);
      if (!made) throw new Error(`${title} has made no \`${output}\``);
      return new Uint8Array(made);
    } finally {
      scratch.close();
    }
  };
}

/** Runs one program to its end; false where there is none of that name. */
async function run(
  program: string,
  args: readonly string[],
  folder: string,
  path: string | undefined,
  title: string,
): Promise<boolean> {
  try {
    await promisify(execFile)(program, args, {
      cwd: folder,
      // No setting of the user's (GS_OPTIONS, GS_LIB) gets into the file.
      env: { PATH: path, HOME: folder, TMPDIR: folder, TEMP: folder },
      timeout: patience,
      killSignal: 'SIGKILL',
      maxBuffer: 10_000_000,
    });
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw new Error(`${title} failed: ${telling(error)}`, { cause: error });
  }
}

/** What the program said, shortened; why it ended where it said nothing. */
function telling(error: unknown): string {
  const said = error as Partial<Record<'stderr' | 'stdout' | 'message', string>>;
  const text = said.stderr?.trim() || said.stdout?.trim() || said.message || 'no reason given';
  return text.split('\n').slice(0, 4).join('; ').slice(0, 400);
}

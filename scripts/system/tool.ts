// Runs another program on given files, without a shell, in a private folder and within a time limit.

import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RunTool, ToolName } from '../model/world.ts';
import type { Env } from './cache.ts';
import { fault, systemCode } from './fault.ts';
import { openScratch } from './scratch.ts';

/** For each tool its title, the names that its program may have, and how to get it. */
const tools: Readonly<
  Record<ToolName, Readonly<{ title: string; programs: readonly string[]; cure: string }>>
> = {
  gs: {
    title: 'Ghostscript',
    programs: process.platform === 'win32' ? ['gswin64c', 'gswin32c', 'gs'] : ['gs'],
    cure: 'Install it (`apt install ghostscript`, `brew install ghostscript`, or from https://ghostscript.com), so that `gs` is on the PATH',
  },
  pandoc: {
    title: 'pandoc',
    programs: ['pandoc'],
    cure: 'Install version 2.15 or later (`apt install pandoc`, `brew install pandoc`, or from https://pandoc.org), so that `pandoc` is on the PATH',
  },
};

/** The time limit of a run, in milliseconds. Ghostscript takes about a minute for 2,000 pages. */
const patience = 600_000;

/**
 * Makes the function that runs tools found on the PATH of `env`. It throws a `Fault` (`missing-tool`) if the tool is not
 * installed, and an error if it fails or makes no output.
 */
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

/** Runs a program to its end. Gives false if there is no program of that name. */
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
      // The user's settings (GS_OPTIONS, GS_LIB) must not change the file.
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

/** Gives the program's output, shortened, or the reason why it ended if there is no output. */
function telling(error: unknown): string {
  const said = error as Partial<Record<'stderr' | 'stdout' | 'message', string>>;
  const text = said.stderr?.trim() || said.stdout?.trim() || said.message || 'no reason given';
  return text.split('\n').slice(0, 4).join('; ').slice(0, 400);
}

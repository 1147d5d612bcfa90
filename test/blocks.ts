// Command tests written as Markdown: blocks of commands and what they print. test/commands/README.md tells how.

import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';

/** A command and, as text, what is expected of it. */
export type Step = Readonly<{ command: string; expected: string }>;

/** A block of one Markdown file: the heading above it, and its commands. */
export type Block = Readonly<{ title: string; steps: readonly Step[] }>;

/** The fence of a block is longer than those that its commands print. */
const fence = /^(`{3,})\n(% [\s\S]*?)^\1$/gm;

/** The blocks of a Markdown text: fenced, without a language, starting with a command. */
export function parseBlocks(markdown: string): readonly Block[] {
  return [...markdown.matchAll(fence)].map(({ 2: body = '', index }) => {
    const above = [...markdown.slice(0, index).matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? '';
    return { title: above, steps: steps(body) };
  });
}

/** `markdown` with the results of each block's steps in place of what was expected, if they were run. */
export function replaceBlocks(markdown: string, results: readonly (readonly string[] | undefined)[]): string {
  let block = 0;
  return markdown.replace(fence, (_, marks: string, body: string) => {
    const said = results[block++] ?? [];
    const text = steps(body)
      .map(({ command, expected }, index) => `% ${command}\n${said[index] ?? expected}`)
      .join('');
    const longest = Math.max(2, ...[...text.matchAll(/^`{3,}/gm)].map(([ticks]) => ticks.length));
    const around = '`'.repeat(Math.max(marks.length, longest + 1));
    return `${around}\n${text}${around}`;
  });
}

function steps(body: string): readonly Step[] {
  return body
    .split(/^% /m)
    .slice(1)
    .map((step) => {
      const [command = '', ...rest] = step.split('\n');
      return { command, expected: rest.join('\n') };
    });
}

/** The environment of a test's processes: `colophon` on the path, temporary files in `home`/tmp, nobody's settings. */
export function environment(home: string): NodeJS.ProcessEnv {
  const bin = join(home, 'bin');
  const temporary = join(home, 'tmp');
  for (const folder of [bin, temporary]) mkdirSync(folder, { recursive: true });
  const program = join(import.meta.dirname, '../scripts/bin.js');
  writeFileSync(join(bin, 'colophon'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  chmodSync(join(bin, 'colophon'), 0o755);
  const ours = /^(?:SOURCE_DATE_EPOCH|FORCE_COLOR|NODE_OPTIONS|npm_command|npm_lifecycle_event)$/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
  return { ...env, PATH: `${bin}${delimiter}${env.PATH}`, TMPDIR: temporary, LC_ALL: 'C' };
}

/** Time for a command, in milliseconds: a test's own limit would leave it running. */
const patience = 100_000;

/** Runs one command with a shell in `cwd`; its stdout, its stderr as `2> ` lines, and `=> CODE` where that is not 0. */
export async function run(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn('sh', ['-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  // A process group of its own, so that what the shell started ends with it.
  const timer = setTimeout(() => process.kill(-Number(child.pid), 'SIGKILL'), patience);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve(status ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
  clearTimeout(timer);
  const errors = err
    .split('\n')
    .slice(0, -1)
    .map((line) => `2> ${line}`.trimEnd());
  const ending = code === 0 ? [] : [`=> ${code}`];
  return out + [...errors, ...ending].map((line) => `${line}\n`).join('');
}

// Whole-process timing: several commands in turn, each from its start to its end, as a user waits for them.

import { spawn } from 'node:child_process';
import { canWeigh, weigh } from './memory.ts';

/** A command to be timed; `env` is laid over this process's own. */
export type Command = Readonly<{
  name: string;
  argv: readonly [string, ...string[]];
  cwd?: string;
  env?: Readonly<Record<string, string>>;
}>;

/**
 * What was measured: seconds of wall time, run by run, and the peak memory in bytes of all the command's processes
 * together, seen during the warm-up (looking on would slow the timed runs); undefined where the system does not tell.
 */
export type Row = Readonly<{ name: string; seconds: readonly number[]; memory: number | undefined }>;

/** Runs the commands in turn, A B C A B C, after one warm-up of each. Throws at the first that fails. */
export async function measure(
  commands: readonly Command[],
  { runs }: Readonly<{ runs: number }>,
): Promise<readonly Row[]> {
  const rows: (Row & { seconds: number[] })[] = [];
  for (const command of commands) {
    const { memory } = await time(command, canWeigh);
    rows.push({ name: command.name, seconds: [], memory });
  }
  for (let run = 0; run < runs; run += 1) {
    for (const [index, command] of commands.entries()) {
      const { seconds } = await time(command, false);
      rows[index]?.seconds.push(seconds);
    }
  }
  return rows;
}

/** The middle of the values; of an even number of them, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** Median, least and greatest seconds, and the median as a multiple of that of the row named `baseline`, as text. */
export function table(rows: readonly Row[], baseline: string): string {
  const base = rows.find(({ name }) => name === baseline);
  if (!base) throw new Error(`Cannot find \`${baseline}\` in the rows`);
  const lines = rows.map(({ name, seconds, memory }) => [
    name,
    ...[median(seconds), Math.min(...seconds), Math.max(...seconds)].map((value) => `${value.toFixed(2)} s`),
    `${(median(seconds) / median(base.seconds)).toFixed(2)}×`,
    memory === undefined ? '' : `${Math.round(memory / 2 ** 20)} MiB`,
  ]);
  const all = [
    ['', 'median', 'min', 'max', 'ratio', rows.some(({ memory }) => memory) ? 'memory' : ''],
    ...lines,
  ];
  const width = (column: number) => Math.max(...all.map((line) => line[column]?.length ?? 0));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(width(column)) : cell.padStart(width(column));
  return all.map((line) => `${line.map(pad).join('  ').trimEnd()}\n`).join('');
}

type Timing = Readonly<{ seconds: number; memory: number | undefined }>;

function time({ name, argv, cwd, env }: Command, weighed: boolean): Promise<Timing> {
  const [file, ...args] = argv;
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(file, args, {
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const peak = weighed && child.pid !== undefined ? weigh(child.pid) : undefined;
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000);
    });
    child.on('error', (error) => {
      peak?.();
      reject(error);
    });
    child.on('exit', (code) => {
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      const memory = peak?.();
      if (code !== 0) return;
      resolve({ seconds, memory });
      // A helper left behind may hold it open long after the command has ended.
      child.stderr.destroy();
    });
    child.on('close', (code, signal) => {
      if (code !== 0) reject(new Error(`Cannot time \`${name}\`: it ended with ${signal ?? code}\n${said}`));
    });
  });
}

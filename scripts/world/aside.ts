// Work beside the main thread, on the machine's other processors.

import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Input, Job, Output } from '../aside.ts';

/** More threads than this take more time to start than they save. */
const most = 4;

/** Divides items into as many shares as there are processors, but none smaller than `least`; the last takes what is left. */
export function share<T>(items: readonly T[], least: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.min(most, availableParallelism(), Math.floor(items.length / least)));
  const size = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/**
 * Does a job for each of the inputs, several at once, each in a thread of its own; a single one, and where the program
 * is not compiled (threads read no TypeScript), in this one. The results in the inputs' order. Throws what a job throws.
 */
export async function aside<J extends Job>(
  job: J,
  inputs: readonly Input<J>[],
): Promise<readonly Output<J>[]> {
  const thread = new URL('thread.mjs', import.meta.url);
  if (inputs.length > 1 && existsSync(thread))
    return Promise.all(inputs.map((input) => inThread<J>(thread, job, input)));
  const { jobs } = await import('../aside.ts');
  const run = jobs[job] as (input: Input<J>) => Promise<Output<J>>;
  const results: Output<J>[] = [];
  for (const input of inputs) results.push(await run(input));
  return results;
}

function inThread<J extends Job>(thread: URL, job: J, input: Input<J>): Promise<Output<J>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: { job, input } });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread for ${job} ended with ${code}`)));
  });
}

// Runs in each worker thread, and does the jobs that the main thread sends.

import { parentPort } from 'node:worker_threads';
import type { Answer, Order } from './threads.ts';

/** For each job, a function that loads what the job needs and gives the function that does it. `prepare` only loads. */
type Jobs = Readonly<Record<string, () => Promise<((input: never) => unknown) | undefined>>>;

/** Answers each order of the main thread with the result or the error of the job of that name. */
export function serveJobs(jobs: Jobs): void {
  parentPort?.on('message', async ({ job, input }: Order) => {
    const done = async () => {
      const load = jobs[job];
      if (!load) throw new Error(`Cannot find the job \`${job}\` in this thread`);
      const run = await load();
      return run?.(input as never);
    };
    const answer: Answer = await done().then(
      (value) => ({ kind: 'done', value }),
      (error: unknown) => ({ kind: 'failed', error }),
    );
    parentPort?.postMessage(answer);
  });
}

// What runs in a thread beside the main one: it does the jobs that it is given, one after the other.

import { parentPort } from 'node:worker_threads';
import type { Answer, Order } from './threads.ts';

/** Gives the function that does a job; loading it is its own affair. `prepare` gives none. */
type Jobs = Readonly<Record<string, () => Promise<((input: never) => unknown) | undefined>>>;

/** Answers every order of the main thread by the job of that name. */
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

// A thread beside the main one: does the jobs that it is given, one after the other.

import { parentPort } from 'node:worker_threads';
import { type Input, type Job, jobs } from '../aside.ts';
import type { Answer } from './aside.ts';

parentPort?.on('message', async ({ job, input }: Readonly<{ job: Job; input: Input<Job> }>) => {
  const run = jobs[job] as (input: Input<Job>) => Promise<unknown>;
  const answer: Answer = await run(input).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  parentPort?.postMessage(answer);
});

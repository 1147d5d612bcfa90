// A thread beside the main one: does the one job that it is started for.

import { parentPort, workerData } from 'node:worker_threads';
import { type Input, type Job, jobs } from '../aside.ts';

const { job, input } = workerData as Readonly<{ job: Job; input: Input<Job> }>;
const run = jobs[job] as (input: Input<Job>) => Promise<unknown>;
parentPort?.postMessage(await run(input));

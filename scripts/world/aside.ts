// Work beside the main thread, on the machine's other processors.

import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Input, type Job, jobs, type Output } from '../aside.ts';
import type { Aside } from '../world.ts';

/** More threads than this take more time to start than they save. */
const most = 4;

/** Divides items into as many shares as there are threads, but none smaller than `least`; the last takes what is left. */
export function share<T>(items: readonly T[], least: number, threads: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.min(threads, Math.floor(items.length / least)));
  const size = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** No other thread: every job is done in this one. */
export const here: Aside = {
  threads: 1,
  start: () => {},
  run: async <J extends Job>(job: J, inputs: readonly Input<J>[]) => {
    const run = jobs[job] as (input: Input<J>) => Promise<Output<J>>;
    const results: Output<J>[] = [];
    for (const input of inputs) results.push(await run(input));
    return results;
  },
};

/** What a thread answers to `{ job, input }`. */
export type Answer = Readonly<{ value: unknown } | { error: unknown }>;

type Task = Readonly<{ message: unknown; end: (answer: Answer) => void }>;

/**
 * Threads that stay for the next job, and never keep the program from its end. `here` where the program is not compiled:
 * threads read no TypeScript.
 */
export function openAside(program = new URL('thread.cjs', import.meta.url)): Aside {
  if (!existsSync(program)) return here;
  const threads = Math.min(most, availableParallelism());
  const waiting: Task[] = [];
  const idle: Worker[] = [];
  let alive = 0;
  const open = () => {
    alive += 1;
    return new Worker(program);
  };
  const next = () => {
    while (waiting.length > 0) {
      const worker = idle.pop() ?? (alive < threads ? open() : undefined);
      if (!worker) return;
      give(worker, waiting.shift() as Task);
    }
  };
  const give = (worker: Worker, { message, end }: Task) => {
    const listeners = {
      message: (answer: Answer) => done(answer, true),
      error: (error: unknown) => done({ error }, false),
      exit: (code: number) => done({ error: new Error(`a thread ended with ${code}`) }, false),
    };
    const done = (answer: Answer, lives: boolean) => {
      for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener);
      worker.unref();
      if (lives) idle.push(worker);
      else alive -= 1;
      end(answer);
      next();
    };
    worker.ref();
    for (const [event, listener] of Object.entries(listeners)) worker.once(event, listener);
    worker.postMessage(message);
  };
  const ask = <J extends Job>(job: J, input: Input<J>) =>
    new Promise<Output<J>>((resolve, reject) => {
      const end = (answer: Answer) =>
        'error' in answer ? reject(answer.error) : resolve(answer.value as Output<J>);
      waiting.push({ message: { job, input }, end });
      next();
    });
  return {
    threads,
    start: () => {
      for (let thread = alive; thread < threads; thread += 1)
        ask('prepare', undefined).catch(() => undefined);
    },
    run: (job, inputs) => Promise.all(inputs.map((input) => ask(job, input))),
  };
}

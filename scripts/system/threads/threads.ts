// Runs jobs in worker threads, which stay for the next job.

import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { early, thisThread } from '../../model/jobs.ts';
import type { Job, Threads } from '../../model/world.ts';

/** The most threads. More would take longer to start than they save. */
const most = 4;

/** A message to a thread: the name of a job, and its input. */
export type Order = Readonly<{ job: string; input: unknown }>;

/** The answer of a thread to an `Order`. */
export type Answer = Readonly<{ kind: 'done'; value: unknown } | { kind: 'failed'; error: unknown }>;

type Task = Readonly<{ message: Order; end: (answer: Answer) => void }>;

/**
 * Opens threads that stay for the next job; idle ones don't keep the process alive. Gives `thisThread` if the program is
 * not compiled, since threads can't load TypeScript. Jobs reject if they throw, their thread dies or `close` is called.
 */
export function openThreads(program = new URL('thread.js', import.meta.url)): Threads {
  if (!existsSync(program)) return thisThread;
  const count = Math.min(most, availableParallelism());
  const waiting: Task[] = [];
  const idle: Worker[] = [];
  const alive = new Set<Worker>();
  let ended = false;
  const open = () => {
    const worker = new Worker(program);
    alive.add(worker);
    return worker;
  };
  const next = () => {
    while (waiting.length > 0) {
      const worker = idle.pop() ?? (alive.size < count ? open() : undefined);
      if (!worker) return;
      give(worker, waiting.shift() as Task);
    }
  };
  const give = (worker: Worker, { message, end }: Task) => {
    const listeners = {
      message: (answer: Answer) => done(answer, true),
      error: (error: unknown) => done({ kind: 'failed', error }, false),
      exit: (code: number) =>
        done({ kind: 'failed', error: new Error(`a thread ended with ${code}`) }, false),
    };
    const done = (answer: Answer, lives: boolean) => {
      for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener);
      worker.unref();
      if (lives) idle.push(worker);
      else alive.delete(worker);
      end(answer);
      next();
    };
    worker.ref();
    for (const [event, listener] of Object.entries(listeners)) worker.once(event, listener);
    worker.postMessage(message);
  };
  const ask = <Output>(message: Order) =>
    new Promise<Output>((resolve, reject) => {
      const end = (answer: Answer) =>
        answer.kind === 'failed' ? reject(answer.error) : resolve(answer.value as Output);
      if (ended) return end({ kind: 'failed', error: new Error('the threads are closed') });
      waiting.push({ message, end });
      return next();
    });
  return {
    count,
    start: () => {
      for (let thread = alive.size; thread < count; thread += 1)
        void early(ask({ job: 'prepare', input: undefined }));
    },
    run: <Input, Output>({ name }: Job<Input, Output>, inputs: readonly Input[]) =>
      Promise.all(inputs.map((input) => ask<Output>({ job: name, input }))),
    close: async () => {
      ended = true;
      for (const { end } of waiting.splice(0))
        end({ kind: 'failed', error: new Error('the threads are closed') });
      await Promise.all([...alive].map((worker) => worker.terminate()));
    },
  };
}

// Helpers to run jobs: in this thread, divided between threads, a few at a time, or early.

import type { Threads } from './world.ts';

/** Threads without another thread: every job runs in this one, one after another. */
export const thisThread: Threads = {
  count: 1,
  start: () => {},
  run: async (job, inputs) => {
    const outputs = [];
    for (const input of inputs) outputs.push(await job.run(input));
    return outputs;
  },
  close: async () => {},
};

/** Divides items into one share for each thread, or into fewer so that no share has less than `least`, except the last. */
export function share<T>(items: readonly T[], least: number, threads: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.min(threads, Math.floor(items.length / least)));
  const size = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** Runs `work` for each item, `atOnce` at a time. The results are in the items' order. */
export async function inTurns<I, R>(
  items: readonly I[],
  atOnce: number,
  work: (item: I) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/**
 * Work that is begun before anybody asks for its result. Whoever asks is told that it failed; that it failed and nobody
 * asks is no failure, which Node would end the program for.
 */
export function early<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

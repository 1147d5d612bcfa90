// Jobs divided between threads, done in this one, or done a few at a time.

import type { Threads } from './world.ts';

/** No other thread: every job is done in this one, one after the other. */
export const thisThread: Threads = {
  count: 1,
  start: () => {},
  run: async (job, inputs) => {
    const outputs = [];
    for (const input of inputs) outputs.push(await job.run(input));
    return outputs;
  },
};

/** Divides items into as many shares as there are threads, but none smaller than `least`; the last takes what is left. */
export function share<T>(items: readonly T[], least: number, threads: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.min(threads, Math.floor(items.length / least)));
  const size = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** Runs `work` for each item, so many at a time; the results in the items' order. */
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

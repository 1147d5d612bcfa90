// Makes a private temporary folder, which is removed however the program ends.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that only this user can read. */
export type Scratch = Readonly<{
  folder: string;
  /** Runs `step` before the folder is removed. It is synchronous, since an exiting process awaits nothing. */
  atEnd: (step: () => void) => void;
  /** Runs the steps and removes the folder. It may be called more than once. */
  close: () => void;
}>;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Makes a scratch folder, which closes by itself when the process exits or gets a signal that ends it. */
export function openScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'colophon-'));
  const steps: (() => void)[] = [];

  const close = () => {
    process.off('exit', close);
    for (const signal of signals) process.off(signal, onSignal);
    for (const step of steps.splice(0)) step();
    // A killed browser may still be writing for a moment, hence the retries.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  };
  const onSignal = (signal: NodeJS.Signals) => {
    close();
    // A listener cancels the signal's default effect, so the signal is sent again, unless another listener handles it.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };

  process.on('exit', close);
  for (const signal of signals) process.on(signal, onSignal);
  return { folder, close, atEnd: (step) => steps.push(step) };
}

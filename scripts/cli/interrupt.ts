// Ctrl-C and its like: an end with the shell's code, and with the steps that others want before it.

import { constants } from 'node:os';

/**
 * From now on SIGINT, SIGTERM and SIGHUP end the process with 128 and the signal's number. What must be tidied up waits
 * for the process's `exit`. Writing is synchronous (see put.ts), so that a signal comes before or after it, never between.
 */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      process.stderr.write(`Interrupted by ${signal}.\n`);
      process.exit(128 + constants.signals[signal]);
    });
  }
}

// What the command line says and how it ends: progress, exit codes, signals, text that is safe to print.

import { constants } from 'node:os';
import type { Progress } from '../pipeline.ts';

/** Progress on stderr: `step` begins a line and ends the one before it with its time, `end` ends the last. */
export function createProgress(): Readonly<{ step: Progress; end: () => void }> {
  if (!process.stderr.isTTY) return { step: () => {}, end: () => {} };
  let began: number | undefined;
  const end = () => {
    if (began === undefined) return;
    process.stderr.write(` ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    began = undefined;
  };
  const step = (name: string) => {
    end();
    began = performance.now();
    process.stderr.write(`${name} …`);
  };
  return { step, end };
}

/**
 * `text` with characters that command a terminal or turn the direction of writing replaced by their numbers: `U+001B`,
 * or with another `prefix`, such as JSON's.
 */
export function visible(text: string, prefix = 'U+'): string {
  return text.replace(
    /(?![\n\t])\p{Cc}|[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu,
    (character) => prefix + character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0'),
  );
}

/**
 * `done`; `failed`: the book has errors, nothing was written; `usage`: wrong command line or a missing tool; `fault`: a
 * fault of Colophon's own, of which the book's author can cure nothing.
 */
export const exitCodes = { done: 0, failed: 1, usage: 2, fault: 3 } as const;

/**
 * From now on SIGINT, SIGTERM and SIGHUP end the process with 128 and the signal's number. What must be tidied up waits
 * for the process's `exit`. Writing is synchronous (see library/output-folder.ts), so that a signal comes before or after it, never between.
 */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      process.stderr.write(`Interrupted by ${signal}.\n`);
      process.exit(128 + constants.signals[signal]);
    });
  }
}

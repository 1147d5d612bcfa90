// Serves all commands: progress, exit codes, signals, and text that is safe to print.

import { constants } from 'node:os';
import type { Progress } from '../pipeline.ts';

/**
 * Makes a progress display on stderr: `step` begins a line and ends the previous one with its time, `end` ends the
 * last.
 */
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
 * Replaces the characters of `text` that command a terminal or change the writing direction by their numbers: `U+001B`,
 * or with another `prefix`, such as JSON's.
 */
export function visible(text: string, prefix = 'U+'): string {
  return text.replace(
    /(?![\n\t])\p{Cc}|[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu,
    (character) => prefix + character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0'),
  );
}

/**
 * The exit codes. `failed`: the book has errors, and nothing was written. `usage`: the command line is wrong, or a tool
 * is missing. `fault`: a fault of Colophon's own, which the author cannot mend.
 */
export const exitCodes = { done: 0, failed: 1, usage: 2, fault: 3 } as const;

/**
 * Makes SIGINT, SIGTERM and SIGHUP end the process with 128 plus the signal's number. Cleaning up belongs in the
 * process's `exit` event. Files are put in place synchronously (see library/output-folder.ts), so that a signal takes
 * effect before or after that, never in the middle.
 */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      process.stderr.write(`Interrupted by ${signal}.\n`);
      process.exit(128 + constants.signals[signal]);
    });
  }
}

// What is being done, and how long it took: on a terminal only.

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

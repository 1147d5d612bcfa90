// How much memory a command and all the processes under it take together, where Linux's /proc tells.

import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Whether this system can be asked. */
export const canWeigh = existsSync('/proc/self/smaps_rollup');

/**
 * Watches process `root` and its descendants, twenty times a second. The function it gives ends the watch and tells the
 * greatest sum seen, in bytes: shared pages are shared out among those who share them (PSS), so that none counts twice.
 */
export function weigh(root: number): () => number {
  let peak = 0;
  const timer = setInterval(() => {
    const sum = family(root).reduce((total, pid) => total + weight(pid), 0);
    peak = Math.max(peak, sum);
  }, 50);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

/** `root` and its descendants: by parents, not by process groups, because browsers start groups of their own. */
function family(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // The name in brackets may itself hold brackets and blanks; the state and the parent come after it.
    const parent = Number(/.*\) \S (\d+)/s.exec(peek(`/proc/${name}/stat`))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return below(root);
}

function weight(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(peek(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;
}

/** The file's text; nothing where the process has just ended. */
function peek(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

// Bytes to text, strictly: UTF-8 or the place of the first byte that is not.

import type { Point } from 'unist';

/** The text of UTF-8 `bytes`, a byte order mark kept; or the place of the first byte that can't be decoded. */
export function decode(bytes: Uint8Array): string | Point {
  const whole = attempt(bytes);
  if (whole !== undefined) return whole;
  // The longest sound beginning, by halving: decoders do not tell where they failed.
  let sound = 0;
  for (let step = 2 ** Math.floor(Math.log2(bytes.length)); step >= 1; step /= 2) {
    if (sound + step <= bytes.length && attempt(bytes.subarray(0, sound + step), true) !== undefined)
      sound += step;
  }
  const lines = (attempt(bytes.subarray(0, sound), true) ?? '').split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function attempt(bytes: Uint8Array, cut = false): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: cut });
  } catch {
    return undefined;
  }
}

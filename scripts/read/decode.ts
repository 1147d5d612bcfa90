// Decodes strict UTF-8, and shows control characters as their Unicode pictures.

import type { Point } from 'unist';

/** Gives the text of UTF-8 `bytes`, with its byte order mark, or the place of the first byte that cannot be decoded. */
export function decode(bytes: Uint8Array): string | Point {
  const whole = attempt(bytes);
  if (whole !== undefined) return whole;
  // Decoders do not tell where they failed, so the longest valid beginning is found by bisection.
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

/** All control characters except tab and line ends. Form feed and vertical tab, which are white space, are included. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

/** Replaces each control character by its Unicode picture (`␛`), one letter for one, so that places stay the same. */
export function showControls(text: string): string {
  return text.replace(controls, (letter) => {
    const code = letter.charCodeAt(0);
    if (letter === '\f' || letter === '\v') return ' ';
    if (code === 0 || code >= 0x80) return '\ufffd';
    return String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code);
  });
}

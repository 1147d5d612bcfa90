// Bytes to text: strictly UTF-8, and control characters shown as their pictures.

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

/** All of them but tab and ends of lines: form feed and vertical tab, which are white space, too. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

/** The text with Unicode's picture for each control character (`␛`), one letter for one, so that places stay what they are. */
export function showControls(text: string): string {
  return text.replace(controls, (letter) => {
    const code = letter.charCodeAt(0);
    if (letter === '\f' || letter === '\v') return ' ';
    if (code === 0 || code >= 0x80) return '\ufffd';
    return String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code);
  });
}

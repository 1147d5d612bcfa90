// The colours of a content stream in inks: greys of black, or four colours.

import { operations } from './inspect/operators.ts';
import type { Ink } from './service.ts';

/** Greys up to this (0 is black) are made black: a screen of dots would fray the letters' edges. */
export const darkest = 0.2;

/** A colour and the operator that sets it. */
const colour = /(?<!\S)([+-]?[\d.]+)\s+([+-]?[\d.]+)\s+([+-]?[\d.]+)\s+(rg|RG)(?!\S)/g;

/** A content stream with its RGB colours as inks: greys of the same lightness, or process colours. */
export function contentInInks(content: string, ink: Ink, limit: number): string {
  if (!/\brg\b/i.test(content)) return content;
  // Where no string or inline picture can look like an operator, a search does: many times faster than reading all. A
  // single word, of which ligatures have one, is no operator with what stands before it.
  if (!/%|\bID\b|\((?!\w*\))/.test(content))
    return content.replace(colour, (_, red: string, green: string, blue: string, operator: string) =>
      inked([red, green, blue].map(Number), operator, ink, limit),
    );
  let out = '';
  let at = 0;
  for (const { operator, operands, start, end } of operations(content)) {
    if (operator !== 'rg' && operator !== 'RG') continue;
    out += content.slice(at, start) + inked(operands.map(Number), operator, ink, limit);
    at = end;
  }
  return out + content.slice(at);
}

function inked(
  [red = 0, green = 0, blue = 0]: readonly number[],
  operator: string,
  ink: Ink,
  limit: number,
): string {
  const neutral = Math.max(red, green, blue) - Math.min(red, green, blue) < 0.002;
  const inks = neutral || ink === 'black' ? greyOf(red, green, blue) : processOf(red, green, blue, limit);
  const name = inks.length === 1 ? 'g' : 'k';
  const values = inks.map((value) => Number(value.toFixed(4))).join(' ');
  return `${values} ${operator === 'rg' ? name : name.toUpperCase()}`;
}

function greyOf(red: number, green: number, blue: number): readonly number[] {
  const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
  return [grey <= darkest ? 0 : grey];
}

/** CMYK whose darkness is black ink: letters of one dark ink and little colour stay sharp. */
function processOf(red: number, green: number, blue: number, limit: number): readonly number[] {
  const white = Math.max(red, green, blue);
  const colours = [red, green, blue].map((part) => 1 - part / white);
  const sum = colours.reduce((one, other) => one + other, 0);
  const share = Math.min(1, (limit / 100 - (1 - white)) / sum);
  return [...colours.map((part) => part * share), 1 - white];
}

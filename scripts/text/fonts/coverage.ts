// The characters that our fonts have, from a table that was made from the fonts, so that checks need not read them.

import coverage from './coverage.json' with { type: 'json' };
import { orderFor } from './fallbacks.ts';

/** Ranges of code points, including both ends, in ascending order. */
type Ranges = readonly (readonly [from: number, to: number])[];

/**
 * Characters that need no look-up: letters of Western Europe and their punctuation, which our own fonts have, and invisible
 * ones (controls, joiners, variation selectors, soft hyphens). Matches are limited by the stack of the regex engine.
 */
const common =
  /[\t\n\r\x20-\x7e\xa0-\xff‐‑–—‘’‚“”„†‡•…‰‹›€™\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]{1,4096}/gu;

/** A text without its `common` characters. For most texts the result is empty. */
export function uncommon(text: string): string {
  return text.replace(common, '');
}

/** Gives the font of a character: `own` for our own fonts, the name of a package of fonts, or undefined if none has it. */
export type Owner = (character: string) => string | undefined;

/** The owners of characters for a book in a language (BCP 47). */
export function ownersFor(language: string): Owner {
  const names = ['own', ...orderFor(language).map(({ name }) => name)];
  const tables: Readonly<Record<string, string>> = coverage;
  const parsed = new Map<string, Ranges>();
  const known = new Map<string, string | undefined>();
  const has = (name: string, code: number) => {
    const ranges = parsed.get(name) ?? parseRanges(tables[name] ?? '');
    parsed.set(name, ranges);
    return holds(ranges, code);
  };
  return (character) => {
    if (!known.has(character)) {
      const code = character.codePointAt(0) ?? 0;
      known.set(
        character,
        names.find((name) => has(name, code)),
      );
    }
    return known.get(character);
  };
}

/** Parses ranges in the syntax of CSS's `unicode-range` (`U+5D0-5EA,U+FB1D`); the `U+` is optional. */
export function parseRanges(text: string): Ranges {
  return text
    .split(',')
    .filter(Boolean)
    .map((range) => {
      const [from = 0, to = from] = range
        .trim()
        .replace(/^U\+/i, '')
        .split('-')
        .map((end) => Number.parseInt(end, 16));
      return [from, to] as const;
    })
    .sort(([one], [other]) => one - other);
}

/** Whether a code point lies in one of the ranges. */
export function holds(ranges: Ranges, code: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle] ?? [0, 0];
    if (code < from) high = middle - 1;
    else if (code > to) low = middle + 1;
    else return true;
  }
  return false;
}

// Preflight rules on type: its fonts are embedded, and it is large enough to be printed.

import type { FontFacts } from '../../../../pdf/resources.ts';
import type { FileFacts } from '../facts.ts';
import { least, ours, type Rule, type Subject } from './rule.ts';

/** Requires embedded fonts, since printers do not have them. */
export const embedded: Rule = {
  number: 8,
  id: 'fonts-embedded',
  severity: 'error',
  test: (file) => fontRule(file, 'every font embedded', ({ embedded }) => embedded, 'is not embedded'),
};

/** Forbids Type 3 fonts, which are drawings without hints that printers set badly or refuse. */
export const type3: Rule = {
  number: 9,
  id: 'no-type-3',
  severity: 'error',
  test: (file) => fontRule(file, 'no Type 3 font', ({ type }) => type !== 'Type3', 'is a Type 3 font'),
};

/** Requires type that is large enough for toner and ink. */
export const smallest: Rule = {
  number: 10,
  id: 'type-size',
  severity: 'error',
  test: (file, subject) =>
    sizeRule(file, subject, 'type', (text) => !isDrawn(text, subject) && !isInFormula(text, subject)),
};

/** Wants the same of words in the book's drawings, which are as small as their author made them. */
export const drawn: Rule = {
  number: 22,
  id: 'drawing-type-size',
  severity: 'warning',
  cure: 'Set the words larger in the drawing, or show it larger.',
  test: (file, subject) =>
    (subject.drawn?.size ?? 0) > 0
      ? sizeRule(file, subject, 'type in drawings', (text) => isDrawn(text, subject))
      : undefined,
};

/** Wants the same of formulas, which are smaller only where they do not fit the page otherwise. */
export const formulas: Rule = {
  number: 23,
  id: 'formula-type-size',
  severity: 'warning',
  cure: 'Write the formula on more lines, or choose a larger trim size.',
  test: (file, subject) =>
    (subject.formulas?.size ?? 0) > 0
      ? sizeRule(file, subject, 'type in formulas', (text) => isInFormula(text, subject))
      : undefined,
};

/** Matches the letters that only formulas have: most of them are in a block of their own. */
const mathLetter = /[\u{1d400}-\u{1d7ff}\u210e]/u;

/** Tells whether a text is a part of the book's formulas. */
function isInFormula(text: string, { formulas: known = new Set() }: Subject): boolean {
  return known.size > 0 && (mathLetter.test(text) || text.split(/\s+/).every((word) => known.has(word)));
}

/** Tells whether all words of a text are in the book's drawings. */
function isDrawn(text: string, { drawn: words = new Set() }: Subject): boolean {
  return text.split(/\s+/).every((word) => words.has(word));
}

function sizeRule(
  file: FileFacts,
  { profile: { service } }: Subject,
  what: string,
  concerns: (text: string) => boolean,
): ReturnType<Rule['test']> {
  const limit = service.type;
  if (!limit) return undefined;
  const pages = file.pages.map(({ number, texts }) => ({
    number,
    texts: texts.filter(({ text }) => concerns(text)),
  }));
  const found = least(pages.flatMap(({ texts }) => texts.map(({ size }) => size)));
  return {
    asks: `${what} of at least ${limit.value} pt`,
    cited: limit,
    measured: found === undefined ? 'no text' : `the smallest is ${found.toFixed(2)} pt`,
    failures: pages.flatMap(({ number, texts }) => {
      const small = texts.filter(({ size, text }) => size < limit.value - 0.02 && /[\p{L}\p{N}]/u.test(text));
      const first = small.reduce<(typeof small)[number] | undefined>(
        (one, other) => (one && one.size <= other.size ? one : other),
        undefined,
      );
      return first
        ? [{ page: number, what: `\`${first.text.slice(0, 40)}\` is set in ${first.size.toFixed(2)} pt` }]
        : [];
    }),
  };
}

function fontRule(
  { pages }: FileFacts,
  asks: string,
  good: (font: FontFacts) => boolean,
  fault: string,
): ReturnType<Rule['test']> {
  const names = new Set(pages.flatMap(({ fonts }) => fonts.map(({ name }) => name)));
  return {
    asks,
    cited: ours,
    measured: `${names.size} font${names.size === 1 ? '' : 's'}`,
    failures: pages.flatMap(({ number, fonts }) =>
      fonts.filter((font) => !good(font)).map(({ name }) => ({ page: number, what: `\`${name}\` ${fault}` })),
    ),
  };
}

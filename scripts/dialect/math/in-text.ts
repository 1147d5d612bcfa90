// Teaches the parser formulas in a text: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and mdBook's `\\(…\\)`.

import type { Construct, State, Tokenizer } from 'micromark-util-types';
import { type Delimiter, delimiters, isFormula } from './formulas.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mathText: 'mathText';
    mathTextData: 'mathTextData';
  }
}

const [dollar, backslash] = [36, 92];

/** Formulas that begin with a delimiter. What proves to be none stays text. */
export const formulasInText: readonly Construct[] = delimiters.map((delimiter) => ({
  name: 'mathText',
  tokenize: tokenizer(delimiter),
  previous: (code) => code !== delimiter.open.charCodeAt(0),
}));

/** The most characters of a formula. */
const longest = 10_000;

/** Makes the tokenizer of formulas with one delimiter. */
function tokenizer(delimiter: Delimiter): Tokenizer {
  const { open, close } = delimiter;
  return function (effects, ok, nok) {
    const { previous } = this;
    let at = 0;
    const codes: number[] = [];
    const opening: State = (code) => {
      if (code !== open.charCodeAt(at)) return nok(code);
      effects.consume(code);
      at += 1;
      if (at < open.length) return opening;
      return begin;
    };
    const begin: State = (code) => {
      if (code === null) return nok(code);
      if (code <= -3) {
        effects.enter('lineEnding');
        effects.consume(code);
        effects.exit('lineEnding');
        codes.push(10);
        return begin;
      }
      effects.enter('mathTextData');
      return inside(code);
    };
    const inside: State = (code) => {
      if (code === null) return nok(code);
      if (code <= -3) {
        effects.exit('mathTextData');
        return begin(code);
      }
      codes.push(code < 0 ? 32 : code);
      effects.consume(code);
      if (codes.length > longest || isNestedOpening(codes, delimiter)) return nok;
      return endWith(codes, close) ? after : inside;
    };
    const after: State = (code) => {
      // `$$` in a formula of one dollar, and the third dollar of `$$$`, belong to something else.
      if (open.startsWith('$') && code === dollar) return nok(code);
      const [before, behind] = [character(previous), character(code)];
      const content = codes.slice(0, -close.length).map(character).join('');
      if (!isFormula(delimiter, content, { before, after: behind })) return nok(code);
      effects.exit('mathTextData');
      effects.exit('mathText');
      return ok(code);
    };
    return (code) => {
      effects.enter('mathText');
      return opening(code);
    };
  };
}

/** Whether characters end with a delimiter that no backslash escapes. A text would be copied at each of its characters. */
function endWith(codes: readonly number[], delimiter: string): boolean {
  let at = codes.length - delimiter.length;
  for (let index = 0; index < delimiter.length; index += 1)
    if (codes[at + index] !== delimiter.charCodeAt(index)) return false;
  let slashes = 0;
  for (at -= 1; codes[at] === backslash; at -= 1) slashes += 1;
  return slashes % 2 === 0;
}

/** A second opening bracket before the closing one: the first is none, and looking for its end would take too long. */
function isNestedOpening(codes: readonly number[], { open }: Delimiter): boolean {
  return open.charCodeAt(0) === backslash && endWith(codes, open);
}

function character(code: number | null): string {
  return code === null || code < 0 ? '' : String.fromCharCode(code);
}

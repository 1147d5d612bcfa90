// Teaches the parser formulas on lines of their own: `$$`, `\[`, mdBook's `\\[`, and environments of amsmath.

import type { Construct, State, Tokenizer } from 'micromark-util-types';
import { environments } from './formulas.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mathFlow: 'mathFlow';
    mathFlowData: 'mathFlowData';
  }
}

/** The beginning of a block: the delimiter at the start of its first line, which fixes how its last line ends. */
const openings: readonly Readonly<{ open: RegExp; close: (opening: RegExpExecArray) => string }>[] = [
  { open: /^\$\$(?!\$)/, close: () => '$$' },
  { open: /^\\\[(?=\s*$|.*\\\]\s*$)/, close: () => '\\]' },
  { open: /^\\\\\[/, close: () => '\\\\]' },
  {
    open: new RegExp(String.raw`^\\begin\{(?:${environments})\*?\}`),
    close: ([begin]) => begin.replace('begin', 'end'),
  },
];

/** What may follow a formula in its last line: a label, as Quarto and pandoc-crossref write it, or MyST. */
const label = /^[ \t]*(?:\{#[^\s{}]+\}[ \t]*|\([\w:.-]+\)[ \t]*)?$/;

/** The most characters of a block. */
const longest = 20_000;

const tokenize: Tokenizer = function (effects, ok, nok) {
  let line = '';
  let length = 0;
  let close: string | undefined;
  let alone = false;
  let blank = false;
  let opening = '';

  /** Judges the line that ends: whether the block ends with it, goes on, or is none. */
  const judge = (): 'ends' | 'goes on' | 'is none' => {
    let rest = line;
    if (close === undefined) {
      for (const one of openings) {
        const found = one.open.exec(line);
        if (!found) continue;
        close = one.close(found);
        opening = found[0];
        rest = line.slice(found[0].length);
        alone = rest.trim() === '';
        break;
      }
      if (close === undefined) return 'is none';
    } else if (opening !== close && line.startsWith(opening)) {
      // The first has no end; to look for it again and again would take too long.
      return 'is none';
    } else if (line.trim() === '') {
      blank = true;
      return alone && !this.interrupt ? 'goes on' : 'is none';
    } else if (blank && !line.startsWith(close) && !looksLikeTex(line)) return 'is none';
    blank = false;
    length += line.length;
    if (length > longest) return 'is none';
    const at = rest.indexOf(close);
    if (at < 0) return 'goes on';
    const isWhole = line === rest || rest.slice(0, at).trim() !== '';
    return label.test(rest.slice(at + close.length)) && isWhole ? 'ends' : 'is none';
  };

  const begin: State = (code) => {
    line = '';
    if (this.parser.lazy[this.now().line]) return nok(code);
    if (code === null || code <= -3) return end(code);
    effects.enter('mathFlowData');
    return inside(code);
  };
  const inside: State = (code) => {
    if (code === null || code <= -3) {
      effects.exit('mathFlowData');
      return end(code);
    }
    line += code < 0 ? ' ' : String.fromCharCode(code);
    effects.consume(code);
    // Most lines that begin with a backslash begin no formula.
    return line.length > 3 && close === undefined && !/^(?:\$\$|\\\[|\\\\\[|\\beg)/.test(line) ? nok : inside;
  };
  const end: State = (code) => {
    const found = judge();
    if (found === 'is none') return nok(code);
    if (found === 'ends') {
      effects.exit('mathFlow');
      return ok(code);
    }
    if (code === null) return nok(code);
    effects.enter('lineEnding');
    effects.consume(code);
    effects.exit('lineEnding');
    return begin;
  };
  return (code) => {
    effects.enter('mathFlow');
    return begin(code);
  };
};

/** Blocks of formulas. A block that nothing ends is none. */
export const formulasInFlow: Construct = { name: 'mathFlow', concrete: true, tokenize };

/** Whether a line after an empty one still belongs to a formula: it has signs of TeX, and is no sentence. */
function looksLikeTex(line: string): boolean {
  return /[\\^_=&{}]/.test(line) && !/(?:\p{Ll}{3,}\s+){4}/u.test(line);
}

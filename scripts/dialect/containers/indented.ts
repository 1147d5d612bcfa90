// Parses containers whose content is indented by four spaces below their first line, as in MkDocs: `!!! note`, `=== "Tab"`.

import { factorySpace } from 'micromark-factory-space';
import type { Construct, Effects, State, TokenizeContext } from 'micromark-util-types';
import { readOpening } from './opening.ts';
import { isLineEnd, openingLine, withLine } from './opening-line.ts';

/** A construct of micromark's documents, which goes on as notes of GFM do: over empty lines, and lines that are indented. */
export const indented: Construct = {
  name: 'indentedContainer',
  tokenize,
  continuation: { tokenize: tokenizeContinuation },
  exit: (effects) => void effects.exit('container'),
};

const indentation = 4;

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const open = (line: string): State | undefined =>
    readOpening(line) &&
    ((code) => {
      effects.enter('container', { _container: true });
      return openingLine(effects, line, ok)(code);
    });
  return withLine(effects, open, nok);
}

function tokenizeContinuation(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return effects.check(blankLine, ok, effects.attempt(indent, ok, nok));
}

const blankLine: Construct = {
  partial: true,
  tokenize: (effects, ok, nok) =>
    factorySpace(effects, (code) => (code === null || isLineEnd(code) ? ok(code) : nok(code)), 'linePrefix'),
};

/** Consumes the indentation. A tab has a code for each of its columns. */
const indent: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let found = 0;
    const inside: State = (code) => {
      if (code !== null && isSpace(code)) {
        effects.consume(code);
        found += 1;
        return found === indentation ? end : inside;
      }
      return nok(code);
    };
    const end: State = (code) => {
      effects.exit('linePrefix');
      return ok(code);
    };
    return (code) => {
      if (code === null || !isSpace(code)) return nok(code);
      effects.enter('linePrefix');
      return inside(code);
    };
  },
};

/** micromark has negative codes for the columns of a tab. */
function isSpace(code: number): boolean {
  return code === 32 || code === -1 || code === -2;
}

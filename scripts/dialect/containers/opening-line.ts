// Tokens of a container's first line, for micromark.

import type { Effects, State, Tokenizer } from 'micromark-util-types';
import { readOpening } from './opening.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    container: 'container';
    containerOpening: 'containerOpening';
    containerMarks: 'containerMarks';
    containerTitle: 'containerTitle';
    containerOption: 'containerOption';
    containerClosing: 'containerClosing';
  }
}

/** Reads the line that begins here, and leaves it to be consumed. micromark's columns of a tab are spaces in it. */
export function withLine(effects: Effects, read: (line: string) => State | undefined, nok: State): State {
  let line = '';
  let next: State | undefined;
  const tokenize: Tokenizer = (inner, ok, fail) => {
    const found: State = (code) => {
      next = read(line);
      return next ? ok(code) : fail(code);
    };
    const begin: State = (code) => {
      if (code === null || isLineEnd(code)) return found(code);
      inner.enter('containerMarks');
      return more(code);
    };
    const more: State = (code) => {
      if (code === null || isLineEnd(code)) {
        inner.exit('containerMarks');
        return found(code);
      }
      line += code < 0 ? ' ' : String.fromCharCode(code);
      inner.consume(code);
      return more;
    };
    return begin;
  };
  return effects.check({ tokenize, partial: true }, (code) => next?.(code), nok);
}

/** Consumes the first line of a container as tokens, once it is read. */
export function openingLine(effects: Effects, line: string, then: State): State {
  const { title } = readOpening(line) ?? {};
  let at = 0;
  const upTo = (end: number, done: State): State => {
    const more: State = (code) => {
      if (at >= end) return done(code);
      at += 1;
      effects.consume(code);
      return more;
    };
    return more;
  };
  const rest: State = (code) => {
    if (at === line.length) return finish(code);
    effects.enter('containerMarks');
    return upTo(line.length, (last) => {
      effects.exit('containerMarks');
      return finish(last);
    })(code);
  };
  const finish: State = (code) => {
    effects.exit('containerOpening');
    return then(code);
  };
  const beforeTitle: State = (code) => {
    effects.exit('containerMarks');
    effects.enter('containerTitle');
    effects.enter('chunkText', { contentType: 'text' });
    return upTo(title?.[1] ?? 0, (last) => {
      effects.exit('chunkText');
      effects.exit('containerTitle');
      return rest(last);
    })(code);
  };
  return (code) => {
    effects.enter('containerOpening');
    if (!title) return rest(code);
    effects.enter('containerMarks');
    return upTo(title[0], beforeTitle)(code);
  };
}

/** micromark has negative codes for line ends (-5 to -3) and for the columns of a tab. */
export function isLineEnd(code: number): boolean {
  return code <= -3;
}

// Parses what is no Markdown between colons as a block of code: a diagram (`::: mermaid`, of Azure DevOps) and MyST’s `:::{math}`.

import { factorySpace } from 'micromark-factory-space';
import type { Construct, Effects, State, TokenizeContext } from 'micromark-util-types';
import type { Processor } from 'unified';
import { nextLine } from '../containers/fenced.ts';
import { isLineEnd, withLine } from '../containers/opening-line.ts';

declare module 'micromark-util-types' {
  interface ParseContext {
    /** Between these offsets no line ends a diagram whose fence has so many colons, or more. */
    noDiagramEnds?: Readonly<{ start: number; end: number; size: number }>;
  }
}

/** A remark plugin: it makes `code` of what a container would read as Markdown. */
export function parseColonFences(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({ flow: { [':'.charCodeAt(0)]: colonFence } });
}

/** The first line: the fence, the name of the language, and what says more of it. */
const opening =
  /^(:{3,})([ \t]*)(mermaid|\{\.?mermaid\}|\{(?:math|raw|code|code-block|code-cell|sourcecode|literalinclude)\})(?:([ \t]+)(\S.*?))?([ \t]*)$/i;

/** A construct of micromark's flow, with the tokens of fenced code. A block without an end stays a container. */
const colonFence: Construct = { name: 'colonFence', concrete: true, tokenize };

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const tail = this.events.at(-1);
  const indent = tail?.[1].type === 'linePrefix' ? tail[2].sliceSerialize(tail[1], true).length : 0;
  const from = this.now().offset;
  let size = 0;

  /** Consumes so many characters, as a token if it has a name. */
  const take = (length: number, then: State, ...names: Parameters<Effects['enter']>[0][]): State => {
    let left = length;
    const more: State = (code) => {
      if (left === 0) {
        for (const name of [...names].reverse()) effects.exit(name);
        return then(code);
      }
      left -= 1;
      effects.consume(code);
      return more;
    };
    return (code) => {
      if (length === 0) return then(code);
      for (const name of names)
        if (name === 'chunkString') effects.enter(name, { contentType: 'string' });
        else effects.enter(name);
      return more(code);
    };
  };
  const open = (line: string): State | undefined => {
    const [whole, fence = '', space = '', name = '', gap = '', meta = '', rest = ''] =
      opening.exec(line) ?? [];
    if (whole === undefined) return undefined;
    size = fence.length;
    const none = this.parser.noDiagramEnds;
    if (none && from >= none.start && from < none.end && size >= none.size) return undefined;
    const last = take(rest.length, afterOpening, 'whitespace');
    const words = take(meta.length, last, 'codeFencedFenceMeta', 'chunkString');
    const language = take(
      name.length,
      take(gap.length, words, 'whitespace'),
      'codeFencedFenceInfo',
      'chunkString',
    );
    const colons = take(size, take(space.length, language, 'whitespace'), 'codeFencedFenceSequence');
    return (code) => {
      effects.enter('codeFenced');
      effects.enter('codeFencedFence');
      return colons(code);
    };
  };
  const afterOpening: State = (code) => {
    effects.exit('codeFencedFence');
    return this.interrupt ? ok(code) : lineEnd(code);
  };
  const lineEnd: State = (code) =>
    code === null ? withoutEnd(code) : effects.attempt(nextLine, lineStart, withoutEnd)(code);
  const withoutEnd: State = (code) => {
    this.parser.noDiagramEnds = { start: from, end: this.now().offset, size };
    return nok(code);
  };
  const lineStart: State = (code) =>
    withLine(effects, (line) => (isClosing(line) ? closing(line.length) : afterIndent(value)), nok)(code);
  const isClosing = (line: string) => {
    const [, colons = ''] = /^ {0,3}(:{3,})[ \t]*$/.exec(line) ?? [];
    return colons.length >= size;
  };
  const afterIndent = (then: State): State =>
    indent > 0 ? factorySpace(effects, then, 'linePrefix', indent + 1) : then;
  const value: State = (code) => {
    if (code === null || isLineEnd(code)) return lineEnd(code);
    effects.enter('codeFlowValue');
    return inValue(code);
  };
  const inValue: State = (code) => {
    if (code === null || isLineEnd(code)) {
      effects.exit('codeFlowValue');
      return lineEnd(code);
    }
    effects.consume(code);
    return inValue;
  };
  const closing = (length: number): State => {
    const done: State = (code) => {
      effects.exit('codeFencedFence');
      effects.exit('codeFenced');
      return ok(code);
    };
    return (code) => {
      effects.enter('codeFencedFence');
      return take(length, done, 'codeFencedFenceSequence')(code);
    };
  };
  return withLine(effects, open, nok);
}

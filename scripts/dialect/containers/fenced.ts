// Parses containers between fences: `:::` as in Pandoc, Docusaurus and VitePress, ```` ```admonish ```` as in mdBook.

import { factorySpace } from 'micromark-factory-space';
import type { Construct, Effects, State, Token, TokenizeContext } from 'micromark-util-types';
import { readOpening } from './opening.ts';
import { isLineEnd, openingLine, withLine } from './opening-line.ts';

declare module 'micromark-util-types' {
  interface ParseContext {
    /** Up to this offset, the first lines of containers are text, since one of them has too many others in it. */
    containersTooDeep?: number;
  }
}

/** A construct of micromark's flow. The content is a document of its own, as in micromark-extension-directive. */
export const fenced: Construct = { name: 'container', concrete: true, tokenize };

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const tail = this.events.at(-1);
  const indent = tail?.[1].type === 'linePrefix' ? tail[2].sliceSerialize(tail[1], true).length : 0;
  let reader: ReturnType<typeof fenceReader>;
  let previous: Token | undefined;
  let isOption: ((line: string) => boolean) | undefined;

  const open = (line: string): State | undefined => {
    const found = readOpening(line);
    if (!found || this.now().offset < (this.parser.containersTooDeep ?? 0)) return undefined;
    if (found.directive) isOption = optionReader();
    reader = fenceReader(line);
    return (code) => {
      effects.enter('container');
      return openingLine(effects, line, afterOpening)(code);
    };
  };
  const afterOpening: State = (code) => {
    if (code === null) return end(code);
    return this.interrupt ? ok(code) : effects.attempt(nextLine, lineStart, end)(code);
  };
  const lineStart: State = (code) => {
    if (code === null) return end(code);
    if (reader.tooDeep()) {
      this.parser.containersTooDeep = this.now().offset;
      return nok(code);
    }
    const next = (line: string) => {
      if (isOption?.(line)) return afterIndent(option);
      return reader.closes(line) ? closing : afterIndent(content);
    };
    return withLine(effects, next, nok)(code);
  };
  const afterIndent = (then: State): State =>
    indent > 0 ? factorySpace(effects, then, 'linePrefix', indent + 1) : then;
  const option: State = (code) => {
    if (code === null || isLineEnd(code)) return afterOpening(code);
    effects.enter('containerOption');
    return inOption(code);
  };
  const inOption: State = (code) => {
    if (code !== null && !isLineEnd(code)) {
      effects.consume(code);
      return inOption;
    }
    effects.exit('containerOption');
    return afterOpening(code);
  };
  const content: State = (code) => {
    if (code === null) return end(code);
    if (isLineEnd(code)) return effects.check(nextLine, chunk, end)(code);
    return chunk(code);
  };
  const chunk: State = (code) => {
    const token = effects.enter('chunkDocument', { contentType: 'document', previous });
    if (previous) previous.next = token;
    previous = token;
    return inChunk(code);
  };
  const inChunk: State = (code) => {
    if (code === null) return chunkEnd(end)(code);
    if (isLineEnd(code)) return effects.check(nextLine, lineEnd, chunkEnd(end))(code);
    effects.consume(code);
    return inChunk;
  };
  const lineEnd: State = (code) => {
    effects.consume(code);
    return chunkEnd(lineStart);
  };
  const chunkEnd =
    (then: State): State =>
    (code) => {
      const token = effects.exit('chunkDocument');
      this.parser.lazy[token.start.line] = false;
      return then(code);
    };
  const closing: State = (code) => {
    effects.enter('containerClosing');
    const more: State = (next) => {
      if (next === null || isLineEnd(next)) {
        effects.exit('containerClosing');
        return end(next);
      }
      effects.consume(next);
      return more;
    };
    return more(code);
  };
  const end: State = (code) => {
    effects.exit('container');
    return ok(code);
  };
  return withLine(effects, open, nok);
}

/** A line end, unless the line after it is lazy, so that it belongs to nothing that is open. */
export const nextLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return (next) => (this.parser.lazy[this.now().line] ? nok(next) : ok(next));
    };
  },
};

/** Tells line by line what belongs to the options of a directive: lines `:name: value`, or YAML between two lines `---`. */
function optionReader(): (line: string) => boolean {
  let state: 'first' | 'lines' | 'yaml' | 'done' = 'first';
  return (line) => {
    const text = line.trim();
    if (state === 'done') return false;
    if (state === 'yaml') {
      if (text === '---') state = 'done';
      // A directive that ends here has no options, but a line.
      else if (/^(?:`{3,}|~{3,}|:{3,})$/.test(text)) {
        state = 'done';
        return false;
      }
      return true;
    }
    if (state === 'first' && text === '---') state = 'yaml';
    else state = /^:[\w-]+:(?=\s|$)/.test(text) ? 'lines' : 'done';
    return state !== 'done';
  };
}

/** How deep containers may be in one another: each level reads the lines in it anew. */
const deepest = 30;

const listMarks = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*/;

/**
 * Tells line by line where the container ends that `first` opens. As in Pandoc, a fence of colons ends the innermost container;
 * as in remark-directive and VitePress, one of as many colons as a container further out ends that. Fences in code end none.
 */
function fenceReader(first: string): Readonly<{ closes: (line: string) => boolean; tooDeep: () => boolean }> {
  const own = /^(:+|`+|~+)/.exec(first)?.[1] ?? '';
  const open = [own.length];
  let code: string | undefined;
  const closes = (line: string): boolean => {
    const [, fence = ''] = /^ {0,3}(:{3,}|`{3,}|~{3,})[ \t]*$/.exec(line) ?? [];
    if (!own.startsWith(':')) return fence.length >= own.length && fence.startsWith(own.charAt(0));
    const text = line.replace(listMarks, '');
    const bare = text.trimEnd();
    if (code !== undefined) {
      if (bare.length >= code.length && bare === code.charAt(0).repeat(bare.length)) code = undefined;
      return false;
    }
    code = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[0];
    if (code !== undefined) return false;
    if (!/^:{3,}$/.test(bare)) {
      if (readOpening(text)) open.push(/^:*/.exec(text)?.[0].length ?? 0);
      return false;
    }
    const same = open.lastIndexOf(bare.length);
    open.length = same < 0 ? open.length - 1 : same;
    if (open.length === 0 && fence === '') open.push(own.length);
    return open.length === 0;
  };
  return { closes, tooDeep: () => open.length > deepest };
}

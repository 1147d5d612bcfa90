// Teaches the parser marks around words (`2^10^`, `==this==`) and what is in them, one character that begins them at a time.

import type { Parent, PhrasingContent } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Code, Effects, State, Token, Tokenizer, TokenType } from 'micromark-util-types';
import type { Data, Plugin } from 'unified';

/** Words between marks, as one element of HTML (`data.hName`). */
export interface Span extends Parent {
  type: 'span';
  children: PhrasingContent[];
}

/** The text of a note that stands where it is called. */
export interface InlineNote extends Parent {
  type: 'inlineNote';
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    span: Span;
    inlineNote: InlineNote;
  }
  interface PhrasingContentMap {
    span: Span;
    inlineNote: InlineNote;
  }
}

/** A pair of marks. Both begin with a character that Markdown's own constructs do not begin with. */
export type SpanForm = Readonly<{
  /** The name of its tokens, which no other construct has. */
  token: string;
  open: string;
  close: string;
  /** Whether square brackets inside are pairs, the last of which is the closing mark. */
  brackets?: true;
  /** Whether lines may end inside. Otherwise no white space may be there, unless a backslash is before it. */
  lines?: true;
  /** Whether white space may be inside the ends. */
  loose?: true;
  /** Whether the marks may stand here, by the characters before and after them (empty at an end of the text). */
  accepts: (content: string, before: string, after: string) => boolean;
  /** The node that it becomes; nothing is left of it if there is none. */
  node?: () => Span | InlineNote;
}>;

/** Gives a remark plugin that teaches the parser a pair of marks. */
export function spanSyntax(form: SpanForm): Plugin {
  return function () {
    const data = this.data() as Data;
    data.micromarkExtensions ??= [];
    data.fromMarkdownExtensions ??= [];
    const construct = { name: form.token, tokenize: tokenizerOf(form) };
    data.micromarkExtensions.push({ text: { [form.open.charCodeAt(0)]: construct } });
    data.fromMarkdownExtensions.push(compilerOf(form));
  };
}

function compilerOf({ token, node }: SpanForm): FromMarkdown {
  if (!node) return {};
  return {
    canContainEols: ['span', 'inlineNote'],
    enter: {
      [token](opened: Parameters<NonNullable<FromMarkdown['enter']>[string]>[0]) {
        this.enter(node(), opened);
      },
    },
    exit: {
      [token](closed: Parameters<NonNullable<FromMarkdown['exit']>[string]>[0]) {
        this.exit(closed);
      },
    },
  } as FromMarkdown;
}

/** No marks reach further than this: what opens and never closes must not be read again and again. */
const furthest = 2000;

function tokenizerOf({ token, open, close, brackets, lines, loose, accepts, node }: SpanForm): Tokenizer {
  const outer = token as TokenType;
  const mark = `${token}Mark` as TokenType;
  const hidden = `${token}Text` as TokenType;
  return function (effects, ok, nok) {
    const before = letterOf(this.previous);
    let content = '';
    let depth = 0;
    let escaped = false;
    /** The length of the run of backticks that code in the content began with, and of the present run. */
    let [fence, run] = [0, 0];
    let chunk: Token | undefined;

    const opening =
      (at: number): State =>
      (code) => {
        if (code !== open.charCodeAt(at)) return nok(code);
        effects.consume(code);
        if (at + 1 < open.length) return opening(at + 1);
        effects.exit(mark);
        return first;
      };
    const first: State = (code) => {
      if (code === null || (isSpace(code) && !loose)) return nok(code);
      if (!brackets && code === close.charCodeAt(0)) return nok(code);
      return begin(code);
    };
    const begin: State = (code) => {
      if (code === null) return nok(code);
      const before = chunk;
      if (node) {
        chunk = effects.enter('chunkText', { contentType: 'text', ...(before && { previous: before }) });
        if (before) before.next = chunk;
      } else effects.enter(hidden);
      return inside(code);
    };
    const leave = () => effects.exit(node ? 'chunkText' : hidden);

    const inside: State = (code) => {
      if (code === null || content.length > furthest) return nok(code);
      if (isSpace(code) && !lines && !escaped) return nok(code);
      if (code !== backtick && run > 0) {
        if (fence === 0) fence = run;
        else if (fence === run) fence = 0;
        run = 0;
      }
      if (!escaped && fence === 0 && code === close.charCodeAt(0) && !(brackets && depth > 0)) {
        return effects.check({ tokenize: atClose, partial: true }, end, more)(code);
      }
      return more(code);
    };
    const more: State = (code) => {
      if (code === null) return nok(code);
      if (code === backtick && !escaped) run += 1;
      if (brackets && !escaped && fence === 0) depth += code === 91 ? 1 : code === 93 ? -1 : 0;
      escaped = code === 92 && !escaped && fence === 0;
      content += code < 0 ? (isLineEnd(code) ? '\n' : ' ') : String.fromCharCode(code);
      const ends = isLineEnd(code);
      effects.consume(code);
      if (!ends) return inside;
      leave();
      return begin;
    };
    const end: State = (code) => {
      leave();
      effects.enter(mark);
      return closing(0)(code);
    };
    const closing =
      (at: number): State =>
      (code) => {
        if (code !== close.charCodeAt(at)) return nok(code);
        effects.consume(code);
        if (at + 1 < close.length) return closing(at + 1);
        effects.exit(mark);
        effects.exit(outer);
        return closed;
      };
    const closed: State = (code) =>
      (/\s$/.test(content) && !loose) || !accepts(content, before, letterOf(code)) ? nok(code) : ok(code);

    return (code) => {
      effects.enter(outer);
      effects.enter(mark);
      return opening(0)(code);
    };
  };

  function atClose(effects: Effects, ok: State, nok: State): State {
    const next =
      (at: number): State =>
      (code) => {
        if (at === 0) effects.enter(mark);
        if (code !== close.charCodeAt(at)) return nok(code);
        effects.consume(code);
        if (at + 1 < close.length) return next(at + 1);
        effects.exit(mark);
        return ok;
      };
    return next(0);
  }
}

const backtick = 96;

/** micromark has negative codes for line ends (-5 to -3) and for the columns of a tab. */
function isLineEnd(code: Code): boolean {
  return code !== null && code <= -3;
}

function isSpace(code: Code): boolean {
  return code !== null && (code < 0 || code === 32);
}

function letterOf(code: Code): string {
  return code === null ? '' : code < 0 ? ' ' : String.fromCharCode(code);
}

// Teaches the parser attribute lists in braces, and pictures with their size in the parentheses.

import type { Image, Literal } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { State, Tokenizer, TokenType } from 'micromark-util-types';
import type { Data, Plugin } from 'unified';
import { attributeListForm } from '../attribute-lists.ts';
import { attachAttributes } from './attach.ts';

type Handle = NonNullable<FromMarkdown['enter']>[string];

/** An attribute list with its braces. None is left in a parsed tree: it belongs to something, or it is text. */
export interface AttributeListNode extends Literal {
  type: 'attributeList';
}

declare module 'mdast' {
  interface RootContentMap {
    attributeList: AttributeListNode;
  }
  interface PhrasingContentMap {
    attributeList: AttributeListNode;
  }
}

const list = new RegExp(`^${attributeListForm}$`);

/** Docusaurus writes the id of a heading as a comment, because MDX has other uses for braces. */
const comment = /^\{\/\*[ \t]*#[^\s{}]+[ \t]*\*\/\}$/;

/** A picture with its size as HackMD and markdown-it-imsize have it: `![Words](a.png "Title" =300x200)`. */
const sized =
  /^!\[([^[\]]*)\]\([ \t]*(?:<([^<>]+)>|([^\s()<>]+))(?:[ \t]+(?:"([^"]*)"|'([^']*)'))?[ \t]+=(\d+%?)?x(\d+%?)?[ \t]*\)$/;

/** A remark plugin that reads attribute lists and gives each to what it belongs to. */
export const attributeSyntax: Plugin = function () {
  const data = this.data() as Data;
  data.micromarkExtensions ??= [];
  data.fromMarkdownExtensions ??= [];
  data.micromarkExtensions.push({
    text: {
      [openBrace]: {
        name: 'attributeList',
        tokenize: upTo(closeBrace, 'attributeList', (text) => list.test(text) || comment.test(text)),
      },
      [exclamationMark]: {
        name: 'sizedImage',
        tokenize: upTo(closeParenthesis, 'sizedImage', (text) => sized.test(text)),
      },
    },
  });
  data.fromMarkdownExtensions.push(compiler);
};

const [exclamationMark, closeParenthesis, backslash, openBrace, closeBrace] = [33, 41, 92, 123, 125];

/** Nothing of this kind is longer: what opens and never closes must not be read again and again. */
const longest = 1000;

/** Makes a tokenizer of a text within one line that ends with a character. */
function upTo(last: number, token: string, accepts: (text: string) => boolean): Tokenizer {
  return function (effects, ok, nok) {
    // The brackets of a span, `[words]{.x}`, may be escaped.
    const isEscaped = this.events.at(-1)?.[1].type === 'characterEscape';
    let text = '';
    const inside: State = (code) => {
      if (code === null || code <= -3 || code === backslash || text.length > longest) return nok(code);
      if (code === openBrace && text !== '') return nok(code);
      text += code < 0 ? ' ' : String.fromCharCode(code);
      effects.consume(code);
      if (code !== last) return inside;
      if (!accepts(text)) return nok;
      effects.exit('data');
      effects.exit(token as TokenType);
      return ok;
    };
    return (code) => {
      if (isEscaped) return nok(code);
      effects.enter(token as TokenType);
      effects.enter('data');
      return inside(code);
    };
  };
}

const enterList: Handle = function (token) {
  this.enter({ type: 'attributeList', value: this.sliceSerialize(token) }, token);
  this.buffer();
};

const enterImage: Handle = function (token) {
  const [, alt = '', marked, bare = '', double, single, width, height] =
    sized.exec(this.sliceSerialize(token)) ?? [];
  const image: Image = { type: 'image', url: marked ?? bare, title: double ?? single ?? null, alt };
  const size = { ...(width && { width }), ...(height && { height }) };
  this.enter({ ...image, data: { hProperties: size } }, token);
  this.buffer();
};

const exit: Handle = function (token) {
  this.resume();
  this.exit(token);
};

const compiler: FromMarkdown = {
  enter: { attributeList: enterList, sizedImage: enterImage },
  exit: { attributeList: exit, sizedImage: exit },
  transforms: [(tree) => void attachAttributes(tree)],
};

// Teaches the parser definition lists: `: text` below a term, a container like the item of a list.

import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Code, Construct, State, Tokenizer, TokenType } from 'micromark-util-types';
import type { Processor } from 'unified';
import { joinLists } from './join-descriptions.ts';

/**
 * A remark plugin. remark-definition-list, the package for this, knows no such list in the items of another, in notes, or with
 * tildes, and moves the parser's events about.
 */
export function definitionSyntax(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({ document: { [colon]: construct, [tilde]: construct } });
  data.fromMarkdownExtensions ??= [];
  data.fromMarkdownExtensions.push({
    enter: {
      description(token) {
        this.enter({ type: 'description', tight: true, children: [], data: { hName: 'dd' } }, token);
      },
    },
    exit: {
      description(token) {
        this.exit(token);
      },
    },
    transforms: [joinLists],
  } as FromMarkdown);
}

const [colon, tilde] = [58, 126];

/** How far the text of a description is indented, and whether its blocks after the first have told. */
type Extent = { size: number; block?: 'begins' | 'known' };

const tokenize: Tokenizer = function (effects, ok, nok) {
  const state = this.containerState as Extent;
  const tail = this.events.at(-1);
  const indent = tail?.[1].type === 'linePrefix' ? tail[2].sliceSerialize(tail[1], true).length : 0;
  let spaces = 0;
  let marker: Code = null;
  const space: State = (code) => {
    if (isSpace(code)) {
      spaces += 1;
      effects.consume(code);
      return space;
    }
    // A tilde is a sign of its own in text (`~ 5 km`).
    if (code === null || code < 0 || spaces < (marker === tilde && indent === 0 ? 2 : 1)) return nok(code);
    effects.exit('descriptionPrefix' as TokenType);
    state.size = Math.min(4, indent + 1 + spaces);
    return ok(code);
  };
  return (code) => {
    marker = code;
    effects.enter('description' as TokenType, { _container: true });
    effects.enter('descriptionPrefix' as TokenType);
    effects.consume(code);
    return space;
  };
};

/**
 * A line goes on with a description if it is empty, or indented like its text. The first block after an empty line tells how
 * far: like the text, or by the four spaces that most tools want.
 */
const continuation: Tokenizer = function (effects, ok, nok) {
  const state = this.containerState as Extent;
  let spaces = 0;
  const space: State = (code) => {
    const ends = code === null || code <= -3;
    if (isSpace(code) && spaces < (state.block === 'begins' ? 4 : state.size)) {
      if (spaces === 0) effects.enter('descriptionIndent' as TokenType);
      spaces += 1;
      effects.consume(code);
      return space;
    }
    if (spaces > 0) effects.exit('descriptionIndent' as TokenType);
    if (ends) {
      state.block ??= 'begins';
      return ok(code);
    }
    if (spaces < state.size) return nok(code);
    state.size = spaces;
    state.block = 'known';
    return ok(code);
  };
  return space;
};

const construct: Construct = {
  name: 'description',
  tokenize,
  continuation: { tokenize: continuation },
  exit: (effects) => void effects.exit('description' as TokenType),
};

function isSpace(code: Code): boolean {
  return code === 32 || code === -1 || code === -2;
}

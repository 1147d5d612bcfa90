// Construct: emoji by their names on GitHub, `:smile:`.

import { nameToEmoji } from 'gemoji';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { State, Tokenizer, TokenType } from 'micromark-util-types';
import type { Processor } from 'unified';
import type { Construct } from '../../model/construct.ts';

/** Emoji. gemoji is GitHub's own list; other packages have names that GitHub shows as they are typed. */
export const emoji: Construct = {
  id: 'emoji',
  title: 'Emoji',
  about:
    'The name of an emoji between colons becomes that emoji, as on GitHub: `:tada:`. Only the names that GitHub knows count, and ' +
    'only outside of words, numbers and code: `12:30:45`, `std::min` and `:unknown:` stay what they are. A backslash before the ' +
    'first colon keeps the name. An emoji itself may be written too.',
  editions:
    'The web edition and the EPUB show the emoji of the reader’s device, the PDF and the printed book those of Noto in one colour.',
  examples: [
    {
      about: 'A name that GitHub knows, and what is none.',
      markdown: 'Done :tada: at 12:30:45, `:tada:`, :no-such-name:, a:tada:b.',
      html: '<p>Done 🎉 at 12:30:45, <code>:tada:</code>, :no-such-name:, a:tada:b.</p>',
    },
  ],
  syntax: [emojiNames],
};

declare module 'mdast' {
  interface TextData {
    /** The emoji that the text begins with, and its name as it is written. */
    emoji?: Readonly<{ letter: string; written: string }> | undefined;
  }
}

/** A remark plugin that reads the names as texts of their own. */
function emojiNames(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({ text: { [colon]: { name: 'emoji', tokenize, previous: isOutside } } });
  data.fromMarkdownExtensions ??= [];
  data.fromMarkdownExtensions.push({
    enter: {
      emoji(token) {
        const written = this.sliceSerialize(token);
        const letter = emojiOf(written.slice(1, -1)) ?? written;
        // The words after it are added to this text.
        this.enter({ type: 'text', value: letter, data: { emoji: { letter, written } } }, token);
      },
    },
    exit: {
      emoji(token) {
        this.exit(token);
      },
    },
  } as FromMarkdown);
}

const [colon, backtick] = [58, 96];

/** Whether the character beside a colon (a code of micromark) is no part of a word, of an address or of more colons. */
function isOutside(code: Parameters<State>[0]): boolean {
  return code === null || code < 0 || !/[\p{L}\p{N}:/\\_]/u.test(String.fromCharCode(code));
}

function emojiOf(name: string): string | undefined {
  return Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined;
}

const tokenize: Tokenizer = function (effects, ok, nok) {
  let name = '';
  const outside = isOutside(this.previous);
  const letter: State = (code) => {
    if (code === null || code < 0 || name.length > 50) return nok(code);
    effects.consume(code);
    if (code === colon) {
      effects.exit('emoji' as TokenType);
      return after;
    }
    name += String.fromCharCode(code);
    return /[\w+-]$/.test(name) ? letter : nok;
  };
  // `:label:` before code is a role of D2L and Sphinx.
  const after: State = (code) =>
    isOutside(code) && code !== backtick && emojiOf(name) ? ok(code) : nok(code);
  return (code) => {
    if (!outside) return nok(code);
    effects.enter('emoji' as TokenType);
    effects.consume(code);
    return letter;
  };
};

// Parses tags of raw HTML with a `/` in an unquoted value: `<a href=https://example.org/a>`, `<img src=images/a.png>`.

import type { State, Tokenizer } from 'micromark-util-types';
import type { Processor } from 'unified';

/**
 * A remark plugin. CommonMark (section 6.6) allows `/` in an unquoted value; micromark 4 does not, so such a tag would
 * stay text and GFM would link the address in it. As in HTML, a value may also contain `=` (`?a=b`).
 */
export function unquotedValues(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({ text: { [lessThan]: { name: 'htmlText', tokenize, add: 'after' } } });
}

const lessThan = 60;

const tokenize: Tokenizer = (effects, ok, nok) => {
  /** The quotation mark that ends the current value. */
  let quote: number | undefined;
  let before: number | null = null;
  let text = '<';

  const inside: State = (code) => {
    if (code === null) return nok(code);
    if (isLineEnd(code)) {
      effects.exit('htmlTextData');
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      text += ' ';
      return begin;
    }
    if (quote === undefined) {
      if (code === lessThan || ((code === 34 || code === 39) && before !== equals)) return nok(code);
      if (code === 34 || code === 39) quote = code;
    } else if (code === quote) quote = undefined;
    text += code < 0 ? ' ' : String.fromCharCode(code);
    if (code > 0 && code !== 32) before = code;
    effects.consume(code);
    if (code !== greaterThan || quote !== undefined) return inside;
    if (!openTag.test(text)) return nok;
    effects.exit('htmlTextData');
    effects.exit('htmlText');
    return ok;
  };

  const begin: State = (code) => {
    if (code === null || isLineEnd(code)) return nok(code);
    effects.enter('htmlTextData');
    return inside(code);
  };

  const name: State = (code) => (code !== null && isLetter(code) ? inside(code) : nok(code));

  return (code) => {
    effects.enter('htmlText');
    effects.enter('htmlTextData');
    effects.consume(code);
    return name;
  };
};

const [equals, greaterThan] = [61, 62];

/** An open tag (CommonMark, section 6.6) that may also have `=` in an unquoted value. */
const openTag =
  /^<[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`][^\s"'<>`]*|'[^']*'|"[^"]*"))?)*\s*\/?>$/i;

/** micromark has negative codes for line ends (-5 to -3) and for the columns of a tab. */
function isLineEnd(code: number): boolean {
  return code <= -3;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

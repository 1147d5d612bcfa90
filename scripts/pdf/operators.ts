// Parses a PDF content stream into its operators and operands (ISO 32000-1, 7.8.2).

/**
 * An operator and its operands: numbers as such; names, strings and arrays as they are written, with their `/` or brackets.
 * The keys and values of a dictionary are operands of their own, without brackets. The offsets are from `start` to before
 * `end`.
 */
export type Operation = Readonly<{
  operator: string;
  operands: readonly (number | string)[];
  start: number;
  end: number;
}>;

/** All operators (ISO 32000-1, annex A). */
export const known: ReadonlySet<string> = new Set(
  (
    'b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG ' +
    'rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' " true false null'
  ).split(' '),
);

/** The kinds of bytes: white space, delimiters, and (0) parts of words. */
const kinds = { space: 1, delimiter: 2 };
const kindOf = new Uint8Array(256);
for (const letter of '\0\t\n\f\r ') kindOf[letter.charCodeAt(0)] = kinds.space;
for (const letter of '()<>[]{}/%') kindOf[letter.charCodeAt(0)] = kinds.delimiter;

/** Matches a number, even with the repeated signs of some writers, or with a `-` and digits after it that readers ignore. */
const number = /^[+-]*(?:\d+\.?\d*|\.\d+)(?:-\d+)?$/;

/**
 * Parses a decoded stream, given as Latin-1 text. Brackets of dictionaries and unmatched ones are skipped. It goes
 * character by character: one regular expression takes three times as long, and a book has a million such words.
 */
export function* operations(content: string): Generator<Operation> {
  let operands: (number | string)[] = [];
  let start = -1;
  let at = 0;
  const { length } = content;
  while (at < length) {
    const code = content.charCodeAt(at);
    const kind = kindOf[code];
    if (kind === kinds.space) {
      at += 1;
      continue;
    }
    if (code === percent) {
      at = lineEnd(content, at);
      continue;
    }
    const from = at;
    if (kind === kinds.delimiter && code !== slash) {
      const end = delimitedEnd(content, at);
      at = end ?? at + (content.startsWith('<<', at) ? 2 : 1);
      if (end === undefined) continue;
    } else at = wordEnd(content, at + 1);
    if (start < 0) start = from;
    if (kind === kinds.delimiter) operands.push(content.slice(from, at));
    else {
      const value = code <= nine ? numberAt(content, from, at) : undefined;
      if (value !== undefined) operands.push(value);
      else {
        const operator = content.slice(from, at);
        yield { operator, operands, start, end: at };
        operands = [];
        start = -1;
        if (operator === 'ID') at = imageEnd(content, at);
      }
    }
  }
}

/** Rewrites a stream: each operation is replaced by what `change` gives for it, unless that is undefined. */
export function rewrite(content: string, change: (operation: Operation) => string | undefined): string {
  let out = '';
  let done = 0;
  for (const operation of operations(content)) {
    const text = change(operation);
    if (text === undefined) continue;
    out += content.slice(done, operation.start) + text;
    done = operation.end;
  }
  return out + content.slice(done);
}

const [slash, percent, minus, point, zero, nine] = ['/', '%', '-', '.', '0', '9'].map((letter) =>
  letter.charCodeAt(0),
) as [number, number, number, number, number, number];

/** A number of so many digits is exact in floating point, and so are the powers of ten up to it. */
const exact = 15;

/**
 * Parses the number from `from` to before `to`, or gives undefined. The digits of a plain number are added up, which is
 * also correctly rounded.
 */
function numberAt(content: string, from: number, to: number): number | undefined {
  const first = content.charCodeAt(from) === minus ? from + 1 : from;
  let [digits, decimals] = [0, 0];
  let broken = false;
  for (let at = first; at < to; at += 1) {
    const code = content.charCodeAt(at);
    if (code >= zero && code <= nine) {
      digits = digits * 10 + code - zero;
      if (broken) decimals += 1;
    } else if (code === point && !broken && at > first) broken = true;
    else return otherNumber(content.slice(from, to));
  }
  if (first === to || to - first > exact) return otherNumber(content.slice(from, to));
  const value = decimals === 0 ? digits : digits / 10 ** decimals;
  return first === from ? value : -value;
}

function otherNumber(word: string): number | undefined {
  return number.test(word) ? Number.parseFloat(word) : undefined;
}

function wordEnd(content: string, start: number): number {
  let at = start;
  while (at < content.length && kindOf[content.charCodeAt(at)] === 0) at += 1;
  return at;
}

function lineEnd(content: string, start: number): number {
  let at = start;
  while (at < content.length && content[at] !== '\n' && content[at] !== '\r') at += 1;
  return at;
}

/** Gives the end of a string or an array, or undefined if it is neither, such as the bracket of a dictionary. */
function delimitedEnd(content: string, start: number): number | undefined {
  const opens = content[start];
  if (opens === '(') return stringEnd(content, start + 1);
  if (opens === '[') return listEnd(content, start);
  if (opens !== '<' || content[start + 1] === '<') return undefined;
  const end = content.indexOf('>', start);
  return end < 0 ? undefined : end + 1;
}

/** Gives the end of an array, or undefined if it has none. Most arrays hold glyphs. */
function listEnd(content: string, start: number): number | undefined {
  const end = content.indexOf(']', start);
  if (end < 0 || !content.slice(start, end).includes('(')) return end < 0 ? undefined : end + 1;
  for (let at = start + 1; at < content.length; at += 1) {
    const letter = content[at];
    if (letter === ']') return at + 1;
    if (letter === '(') at = stringEnd(content, at + 1) - 1;
  }
  return undefined;
}

/** Gives the end of the string that begins before `start`. Parentheses nest, and a backslash escapes the next character. */
function stringEnd(content: string, start: number): number {
  let depth = 1;
  let at = start;
  for (; at < content.length && depth > 0; at += 1) {
    const letter = content[at];
    if (letter === '\\') at += 1;
    else if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
  }
  return at;
}

/** Gives the end of the data of an inline image, before an `EI` that is a word of its own. */
function imageEnd(content: string, start: number): number {
  const end = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g;
  end.lastIndex = start;
  return end.exec(content)?.index ?? content.length;
}

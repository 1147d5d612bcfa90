// The operators of a PDF content stream, one after the other (ISO 32000-1, 7.8.2).

/**
 * An operator and what stands before it: numbers, and names with their `/`. Strings, lists and dictionaries' brackets are
 * left out. All of it stands from `start` to before `end`.
 */
export type Operation = Readonly<{
  operator: string;
  operands: readonly (number | string)[];
  start: number;
  end: number;
}>;

/** Every operator there is (ISO 32000-1, annex A). */
export const known: ReadonlySet<string> = new Set(
  (
    'b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG ' +
    'rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' " true false null'
  ).split(' '),
);

/** What a byte is: white space, a delimiter, or (0) part of a word. */
const kinds = { space: 1, delimiter: 2 };
const kindOf = new Uint8Array(256);
for (const letter of '\0\t\n\f\r ') kindOf[letter.charCodeAt(0)] = kinds.space;
for (const letter of '()<>[]{}/%') kindOf[letter.charCodeAt(0)] = kinds.delimiter;

/** Signs as some writers put them, digits, and what other readers ignore after them. */
const number = /^[+-]*(?:\d+\.?\d*|\.\d+)(?:-\d+)?$/;

/**
 * Reads a stream, decoded and given as Latin-1 text. What is no operator at all is skipped. Letter by letter: a search by
 * one expression takes three times as long, and a book has a million such words.
 */
export function* operations(content: string): Generator<Operation> {
  let operands: (number | string)[] = [];
  let start = -1;
  let at = 0;
  while (at < content.length) {
    const kind = kindOf[content.charCodeAt(at)];
    if (kind === kinds.space) {
      at += 1;
      continue;
    }
    const opens = content[at];
    if (kind === kinds.delimiter && opens !== '/') {
      at = opens === '%' ? lineEnd(content, at) : delimitedEnd(content, at);
      continue;
    }
    const from = at;
    at = wordEnd(content, at + 1);
    if (start < 0) start = from;
    const word = content.slice(from, at);
    if (opens === '/') operands.push(word);
    else if (content.charCodeAt(from) <= nine && number.test(word)) operands.push(Number.parseFloat(word));
    else {
      yield { operator: word, operands, start, end: at };
      operands = [];
      start = -1;
      if (word === 'ID') at = imageEnd(content, at);
    }
  }
}

/** No number begins with a letter above this one. */
const nine = '9'.charCodeAt(0);

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

/** Where a string or a list ends; what is none, a dictionary's bracket for example, ends at once. */
function delimitedEnd(content: string, start: number): number {
  const opens = content[start];
  if (opens === '(') return stringEnd(content, start + 1);
  if (opens === '[') return listEnd(content, start) ?? start + 1;
  if (opens !== '<') return start + 1;
  if (content[start + 1] === '<') return start + 2;
  const end = content.indexOf('>', start);
  return end < 0 ? start + 1 : end + 1;
}

/** Where a list ends, most often of glyphs; undefined for one that does not. */
function listEnd(content: string, start: number): number | undefined {
  for (let at = start + 1; at < content.length; at += 1) {
    const letter = content[at];
    if (letter === ']') return at + 1;
    if (letter === '(') at = stringEnd(content, at + 1) - 1;
  }
  return undefined;
}

/** Where the string ends that begins before `start`. Parentheses nest; a backslash hides the next letter. */
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

/** Where the data of an inline image ends: before an `EI` that stands by itself. */
function imageEnd(content: string, start: number): number {
  const end = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g;
  end.lastIndex = start;
  return end.exec(content)?.index ?? content.length;
}

// The operators of a PDF content stream, one after the other (ISO 32000-1, 7.8.2).

/**
 * An operator and what stands before it: numbers, and names with their `/`. Strings, arrays' brackets and dictionaries are
 * left out. All of it stands from `start` to before `end`.
 */
export type Operation = Readonly<{
  operator: string;
  operands: readonly (number | string)[];
  start: number;
  end: number;
}>;

/** Every operator there is (ISO 32000-1, annex A); `ID` and `BI` are told, `EI` is not. */
export const known: ReadonlySet<string> = new Set(
  (
    'b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG ' +
    'rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' " true false null'
  ).split(' '),
);

/** White space and comments, then a name, a number, an operator, a string's beginning, or anything else. */
const token =
  /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*(?:(\/[^\0\t\n\f\r ()<>[\]{}/%]*)|([+-]*(?:\d+\.?\d*|\.\d+)(?:-\d+)?)(?![^\0\t\n\f\r ()<>[\]{}/%])|([^\0\t\n\f\r ()<>[\]{}/%]+)|(\()|<<|>>|<[^<>]*>|[\s\S]|$)/y;

/** Reads a stream, decoded and given as Latin-1 text. What is no operator at all is skipped. */
export function* operations(content: string): Generator<Operation> {
  let operands: (number | string)[] = [];
  let start = -1;
  let at = 0;
  while (at < content.length) {
    token.lastIndex = at;
    const found = token.exec(content);
    if (!found) return;
    at = token.lastIndex;
    const [, name, number, operator, string] = found;
    const length = (name ?? number ?? operator)?.length;
    if (start < 0 && length !== undefined) start = at - length;
    if (name !== undefined) operands.push(name);
    else if (number !== undefined) operands.push(Number.parseFloat(number));
    else if (string !== undefined) at = stringEnd(content, at);
    else if (operator !== undefined) {
      yield { operator, operands, start, end: at };
      operands = [];
      start = -1;
      if (operator === 'ID') at = imageEnd(content, at);
    }
  }
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

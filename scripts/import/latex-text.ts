// Walks through the text of a LaTeX file: its commands and their arguments, without its comments and verbatim texts.

/** A place in a text. Readers of arguments move `at` behind what they have read. */
export type Cursor = { readonly text: string; at: number };

/** What a walk replaces, by name. What gives undefined stays as it is. */
export type Rewriting = Readonly<{
  commands: Readonly<Record<string, (cursor: Cursor) => Promise<string | undefined>>>;
  /** Environments, by what is between their begin and their end. */
  environments?: Readonly<Record<string, (content: string) => Promise<string>>>;
  /** Commands with verbatim text in a line (`\cpp|x|`), by that text. */
  inline?: Readonly<Record<string, (code: string) => string>>;
}>;

const verbatimEnvironments = [
  'verbatim',
  'verbatim*',
  'Verbatim',
  'BVerbatim',
  'LVerbatim',
  'lstlisting',
  'minted',
  'comment',
  'alltt',
];
const inlineCommands = ['verb', 'verb*', 'lstinline', 'mintinline'];

/** Rewrites a text. Comments and verbatim texts that it does not name stay as they are. */
export async function rewrite(
  text: string,
  { commands, environments = {}, inline = {} }: Rewriting,
): Promise<string> {
  const cursor: Cursor = { text, at: 0 };
  let result = '';
  for (;;) {
    const next = /\\(?:begin\s*\{([^}]*)\}|(verb\*|[a-zA-Z@]+)|.)|%[^\n]*/gs;
    next.lastIndex = cursor.at;
    const match = next.exec(text);
    if (!match) return result + text.slice(cursor.at);
    const [whole, environment = '', command = ''] = match;
    result += text.slice(cursor.at, match.index);
    cursor.at = match.index + whole.length;
    const start = cursor.at;
    if (Object.hasOwn(environments, environment)) {
      result += await environments[environment]?.(textUntil(cursor, `\\end{${environment}}`));
    } else if (verbatimEnvironments.includes(environment)) {
      result += `${whole}${textUntil(cursor, `\\end{${environment}}`)}\\end{${environment}}`;
    } else if (Object.hasOwn(inline, command) || inlineCommands.includes(command)) {
      if (command === 'mintinline') group(cursor);
      const code = inlineCode(cursor);
      const replaced = code === undefined ? undefined : inline[command]?.(code);
      result += replaced ?? `${whole}${text.slice(start, cursor.at)}`;
    } else if (Object.hasOwn(commands, command)) {
      const replaced = await commands[command]?.(cursor);
      if (replaced === undefined) cursor.at = start;
      result += replaced ?? whole;
    } else result += whole;
  }
}

/** Gives the text up to `end`, and moves behind that. */
function textUntil(cursor: Cursor, end: string): string {
  const found = cursor.text.indexOf(end, cursor.at);
  const stop = found < 0 ? cursor.text.length : found;
  const content = cursor.text.slice(cursor.at, stop);
  cursor.at = Math.min(cursor.text.length, stop + end.length);
  return content;
}

/** Reads code between two equal marks or in braces, after options in brackets. */
function inlineCode(cursor: Cursor): string | undefined {
  option(cursor);
  const first = cursor.text[cursor.at];
  if (first === '{') return group(cursor);
  if (first === undefined || /[\s\p{L}]/u.test(first)) return undefined;
  const end = cursor.text.indexOf(first, cursor.at + 1);
  if (end < 0) return undefined;
  const code = cursor.text.slice(cursor.at + 1, end);
  cursor.at = end + 1;
  return code;
}

/** Reads an argument in braces, or a single sign; undefined at the end of the text. */
export function group(cursor: Cursor): string | undefined {
  return balanced(cursor, '{', '}');
}

/** Reads an option in brackets; undefined if there is none. */
export function option(cursor: Cursor): string | undefined {
  return balanced(cursor, '[', ']');
}

function balanced(cursor: Cursor, open: string, close: string): string | undefined {
  const { text } = cursor;
  const [space = ''] = /^(?:\s|%[^\n]*\n)*/.exec(text.slice(cursor.at)) ?? [];
  const start = cursor.at + space.length;
  if (text[start] !== open) return undefined;
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const sign = text[index];
    if (sign === '\\') index += 1;
    else if (sign === '{' || sign === open) depth += 1;
    else if (sign === '}' || sign === close) depth -= 1;
    if (depth > 0) continue;
    cursor.at = index + 1;
    return text.slice(start + 1, index);
  }
  return undefined;
}

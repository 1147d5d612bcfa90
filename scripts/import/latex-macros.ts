// Reads the commands and environments that the author of a LaTeX file defined for code, and expands what pandoc cannot.

import { type Cursor, group, option } from './latex-text.ts';

/** A command with a body that decides by its arguments. Each letter of `spec` is an argument: `s` star, `o` option, `m` group. */
export type Macro = Readonly<{ spec: string; body: string; initial: string | undefined }>;

/** What the author defined. Environments and inline commands for code have their language, which may be empty. */
export type Definitions = Readonly<{
  environments: Map<string, string>;
  inline: Set<string>;
  macros: Map<string, Macro>;
}>;

/** Whether pandoc cannot expand a command: it has listings of files, or conditions on the arguments. */
const beyondPandoc =
  /\\(?:IfNoValueTF|IfValueTF|IfNoValueT|IfValueT|ifthenelse|inputminted|lstinputlisting|[BL]?VerbatimInput|verbatiminput)\b/;

const nothing = '\\ColophonNoValue';

/** Gathers what the author defined for code, and takes these definitions out of the text. */
export function definitions({
  environments,
  inline,
  macros,
}: Definitions): Readonly<Record<string, (cursor: Cursor) => Promise<string | undefined>>> {
  /** Keeps a command that pandoc cannot expand; leaves any other where it is. */
  const keep = (name: string, spec: string, initial: string | undefined, body: string) => {
    if (spec === 'v') inline.add(name);
    else if (beyondPandoc.test(body))
      macros.set(name, { spec, initial, body: body.replace(/(?<!\\)%[^\n]*\n\s*/g, '') });
    else return undefined;
    return '';
  };
  const command = async (cursor: Cursor) => {
    const name = nameIn(cursor);
    const count = Number(option(cursor) ?? 0);
    const initial = option(cursor);
    const body = group(cursor) ?? '';
    const spec =
      (initial === undefined ? '' : 'o') + 'm'.repeat(Math.max(0, count - (initial === undefined ? 0 : 1)));
    return keep(name, spec, initial, body);
  };
  const documentCommand = async (cursor: Cursor) => {
    const name = nameIn(cursor);
    const spec = (group(cursor) ?? '').replace(/O\s*\{[^}]*\}/g, 'o').replace(/[+\s]/g, '');
    return keep(name, spec, undefined, group(cursor) ?? '');
  };
  const minted =
    (suffix: string, use: (name: string, language: string) => void) => async (cursor: Cursor) => {
      const name = option(cursor);
      const language = group(cursor) ?? '';
      group(cursor);
      use(name ?? `${language}${suffix}`, language);
      return '';
    };
  return {
    newcommand: command,
    renewcommand: command,
    providecommand: command,
    NewDocumentCommand: documentCommand,
    RenewDocumentCommand: documentCommand,
    ProvideDocumentCommand: documentCommand,
    DeclareDocumentCommand: documentCommand,
    newminted: minted('code', (name, language) => environments.set(name, language)),
    newmintinline: minted('inline', (name) => inline.add(name)),
    newmintedfile: minted('file', (name, language) =>
      macros.set(name, { spec: 'om', initial: undefined, body: `\\inputminted{${language}}{#2}` }),
    ),
    DefineVerbatimEnvironment: async (cursor) => {
      environments.set(group(cursor) ?? '', '');
      group(cursor);
      group(cursor);
      return '';
    },
    lstnewenvironment: async (cursor) => {
      const name = group(cursor) ?? '';
      option(cursor);
      option(cursor);
      environments.set(name, languageOf(group(cursor) ?? ''));
      group(cursor);
      return '';
    },
  };
}

/** Reads the name of the command that is defined: `{\name}` or `\name`, perhaps after a star. */
function nameIn(cursor: Cursor): string {
  const [all = '', name = ''] =
    /^\s*\*?\s*\{?\s*\\([a-zA-Z@]+)\s*\}?/.exec(cursor.text.slice(cursor.at)) ?? [];
  cursor.at += all.length;
  return name;
}

/** Expands a command with the arguments at the cursor, and decides the conditions of its body. */
export function expanded({ spec, body, initial }: Macro, cursor: Cursor): string {
  const args = [...spec].map((kind) => {
    if (kind === 's') {
      const star = cursor.text[cursor.at] === '*';
      if (star) cursor.at += 1;
      return star ? '*' : nothing;
    }
    return kind === 'o' ? (option(cursor) ?? initial ?? nothing) : (group(cursor) ?? '');
  });
  return decided(body.replace(/#([1-9])/g, (whole, index) => args[Number(index) - 1] ?? whole));
}

/** Decides the conditions on arguments in a text: `\IfNoValueTF` and `\ifthenelse{\equal{…}{…}}`. */
function decided(text: string): string {
  const match = /\\(IfNoValueTF|IfValueTF|IfNoValueT|IfValueT|ifthenelse)\b/.exec(text);
  if (!match) return text;
  const [whole, name = ''] = match;
  const cursor = { text, at: match.index + whole.length };
  const asked = group(cursor) ?? '';
  const yes = group(cursor) ?? '';
  const no = name.endsWith('T') ? '' : (group(cursor) ?? '');
  const isMissing = asked.trim() === nothing;
  const holds = name === 'ifthenelse' ? areEqual(asked) : name.startsWith('IfNo') ? isMissing : !isMissing;
  return decided(text.slice(0, match.index) + (holds ? yes : no) + text.slice(cursor.at));
}

function areEqual(asked: string): boolean {
  const start = asked.indexOf('\\equal');
  if (start < 0) return false;
  const cursor = { text: asked, at: start + '\\equal'.length };
  const [one, other] = [group(cursor), group(cursor)];
  return one?.trim() === other?.trim();
}

/** Gives the language that options name, as fences of Markdown write it: `language=[ANSI]C` is `c`. */
export function languageOf(options: string): string {
  const [, name = ''] = /\blanguage\s*=\s*\{?(?:\[[^\]]*\])?\s*([^,\]}]+)/.exec(options) ?? [];
  return name.trim().toLowerCase().replace('c++', 'cpp').replace(/\s+/g, '-');
}

// Rewrites LaTeX so that pandoc understands it: included files, listings of files, and commands that the author defined for code.

import { posix } from 'node:path';
import type { Folder } from '../model/world.ts';
import { textAt } from './importer.ts';
import { type Definitions, definitions, expanded, languageOf, type Macro } from './latex-macros.ts';
import { type Cursor, group, option, type Rewriting, rewrite } from './latex-text.ts';

/** Begins the text of a block of code that stands for something else: a file, or the matter that begins. */
export const mark = '\ue000';

/**
 * Reads the LaTeX file `main` of a folder with all that it includes. Files outside of the folder are not read. `lost` has
 * what is missing, as sentences.
 */
export async function readLatex(
  folder: Folder,
  main: string,
): Promise<Readonly<{ text: string; lost: readonly string[] }>> {
  const lost: string[] = [];
  const found: Definitions = { environments: new Map(), inline: new Set(), macros: new Map() };
  const whole = await withIncluded(folder, main, [], lost);
  const plain = await rewrite(whole, { commands: conditions });
  const defined = await rewrite(plain, { commands: definitions(found) });
  const text = await rewrite(defined, replacements(folder, found, lost));
  return { text, lost: [...new Set(lost)] };
}

/** Puts the text of included files in place of the commands that include them. */
async function withIncluded(
  folder: Folder,
  path: string,
  above: readonly string[],
  lost: string[],
): Promise<string> {
  const text = await textAt(folder, path);
  if (text === undefined) {
    lost.push(`The file \`${path}\`: it is missing, outside of the folder, or not UTF-8.`);
    return '';
  }
  const include = async (name: string) => {
    const file = posix.normalize(/\.\w+$/.test(name) ? name : `${name}.tex`);
    if (above.includes(file) || file === path) {
      lost.push(`The file \`${file}\`: it includes itself.`);
      return '';
    }
    return withIncluded(folder, file, [...above, path], lost);
  };
  const one = async (cursor: Cursor) => include(group(cursor) ?? '');
  const two = async (cursor: Cursor) => include(posix.join(group(cursor) ?? '', group(cursor) ?? ''));
  const commands = { input: one, include: one, subfile: one, import: two, subimport: two };
  return rewrite(text.replace(/\r\n?/g, '\n'), { commands });
}

/** Decides conditions that ask how LaTeX runs: nothing that only a certain engine defines is defined here. */
const conditions = {
  ifdefined: async (cursor: Cursor) => {
    const { text } = cursor;
    const name = /^\s*\\[a-zA-Z@]+/.exec(text.slice(cursor.at));
    cursor.at += name?.[0].length ?? 0;
    return branchOf(cursor, false);
  },
  iffalse: async (cursor: Cursor) => branchOf(cursor, false),
  iftrue: async (cursor: Cursor) => branchOf(cursor, true),
};

/** Gives the branch of a condition, up to its `\fi`, with the conditions inside it decided. */
async function branchOf(cursor: Cursor, holds: boolean): Promise<string> {
  const start = cursor.at;
  let middle: number | undefined;
  let depth = 1;
  for (const match of cursor.text
    .slice(start)
    .matchAll(/\\(if(?!thenelse\b)[a-zA-Z@]*|else|fi)(?![a-zA-Z@])\s?/g)) {
    const [whole, name = ''] = match;
    if (name.startsWith('if')) depth += 1;
    if (name === 'fi') depth -= 1;
    if (name === 'else' && depth === 1) middle = match.index;
    if (depth > 0) continue;
    cursor.at = start + match.index + whole.length;
    const body = cursor.text.slice(start, start + match.index);
    const first = body.slice(0, middle ?? body.length);
    const second = middle === undefined ? '' : body.slice(middle).replace(/^\\else\s?/, '');
    return rewrite(holds ? first : second, { commands: conditions });
  }
  return '';
}

/** The replacements of what pandoc does not know by what it reads. */
function replacements(folder: Folder, found: Definitions, lost: string[]): Rewriting {
  const listing = async (options: string, language: string, name: string) => {
    const path = posix.normalize(name.trim());
    const text = await textAt(folder, path);
    if (text === undefined) {
      lost.push(`The listing of \`${path}\`: the file is missing, outside of the folder, or not UTF-8.`);
      return '';
    }
    const code = language || languageOfFile(path);
    const [, first] = /firstline\s*=\s*\{?(\d+)/.exec(options) ?? [];
    const [, last] = /lastline\s*=\s*\{?(\d+)/.exec(options) ?? [];
    const isWhole = first === undefined && last === undefined;
    if (isWhole && path.startsWith('examples/')) return codeBlock('', `\n${mark}file ${code} ${path}\n`);
    const lines = text.replace(/\r\n?/g, '\n').split('\n');
    const shown = lines.slice(Number(first ?? 1) - 1, last === undefined ? undefined : Number(last));
    return codeBlock(code, `\n${shown.join('\n').trimEnd()}\n`);
  };
  const fileOnly = async (cursor: Cursor) => {
    const options = option(cursor) ?? '';
    return listing(options, languageOf(options), group(cursor) ?? '');
  };
  const references = async (cursor: Cursor) => {
    const names = (group(cursor) ?? '').split(',').map((name) => `\\ref{${name.trim()}}`);
    return names.join(', ');
  };
  const matter = (name: string) => async () => codeBlock('', `\n${mark}matter ${name}\n`);
  const within = (text: string) => rewrite(text, replacements(folder, found, lost));
  const expand = (name: string, macro: Macro) => async (cursor: Cursor) => {
    // A command that uses itself would never end.
    const others = new Map([...found.macros].filter(([other]) => other !== name));
    return rewrite(expanded(macro, cursor), replacements(folder, { ...found, macros: others }, lost));
  };
  const each = <T>(names: Iterable<string>, value: (name: string) => T) =>
    Object.fromEntries([...names].map((name) => [name, value(name)]));
  return {
    commands: {
      inputminted: async (cursor) => listing(option(cursor) ?? '', group(cursor) ?? '', group(cursor) ?? ''),
      ...each(
        ['lstinputlisting', 'VerbatimInput', 'BVerbatimInput', 'LVerbatimInput', 'verbatiminput'],
        () => fileOnly,
      ),
      ...each(['cref', 'Cref', 'autoref', 'nameref', 'vref', 'pageref', 'eqref'], () => references),
      ...each(['frontmatter', 'mainmatter', 'backmatter', 'appendix'], matter),
      ...Object.fromEntries([...found.macros].map(([name, macro]) => [name, expand(name, macro)])),
    },
    environments: {
      tikzpicture: async (content) => codeBlock('', `\n${mark}drawing\n${content}\n`),
      ...each(
        Object.keys(floats),
        (name) => async (content: string) => within(floatOf(floats[name] ?? '', content)),
      ),
      ...each(
        found.environments.keys(),
        (name) => async (content: string) =>
          codeBlock(found.environments.get(name) ?? '', content.replace(/^[ \t]*\[[^\]]*\]/, '')),
      ),
    },
    inline: each(found.inline, () => verb),
  };
}

/** Environments of what has a caption, and the word that begins a caption of that kind. */
const floats: Readonly<Record<string, string>> = {
  ...{ figure: 'Figure', 'figure*': 'Figure', wrapfigure: 'Figure', marginfigure: 'Figure' },
  ...{ table: 'Table', 'table*': 'Table', listing: 'Listing', 'listing*': 'Listing' },
};

/** Puts caption and label before what they belong to: pandoc loses those of figures without a picture. */
function floatOf(kind: string, content: string): string {
  const labels: string[] = [];
  const captions: string[] = [];
  let body = '';
  const cursor = { text: content, at: 0 };
  option(cursor);
  if (/^\s*\{/.test(content.slice(cursor.at))) [group(cursor), group(cursor)];
  for (;;) {
    const next = /\\(caption\*?|label)(?![a-zA-Z])/g;
    next.lastIndex = cursor.at;
    const match = next.exec(content);
    body += content.slice(cursor.at, match?.index);
    if (!match) break;
    cursor.at = match.index + match[0].length;
    option(cursor);
    const text = group(cursor) ?? '';
    if (match[1] === 'label') labels.push(`\\label{${text}}`);
    else captions.push(text);
  }
  const caption = captions.map((text) => `\n\n${kind}: ${text}`).join('');
  return `${caption}\n\n${labels.join(' ')}\n\n${body}\n\n`;
}

function languageOfFile(path: string): string {
  const suffix = posix.extname(path).slice(1).toLowerCase();
  return (
    { h: 'c', py: 'python', rb: 'ruby', rs: 'rust', sh: 'bash', js: 'javascript', ts: 'typescript', '': '' }[
      suffix
    ] ?? suffix
  );
}

function codeBlock(language: string, content: string): string {
  const [begin, end] =
    language === ''
      ? ['\\begin{verbatim}', '\\end{verbatim}']
      : [`\\begin{minted}{${language}}`, '\\end{minted}'];
  return `\n\n${begin}${content}${end}\n\n`;
}

/** Writes code in a line, between two marks that the code does not contain. */
function verb(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  const delimiter = ['|', '!', '+', '/', '=', '~', '"', '@', ';'].find((one) => !line.includes(one)) ?? '|';
  return `\\verb${delimiter}${line}${delimiter}`;
}

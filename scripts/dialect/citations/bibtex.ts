// Finds the entries of a BibTeX file, and reads those that a book cites.

import type { Point } from 'unist';

/** An entry as it is written: its key, its text, and the line on which it begins. */
export type WrittenEntry = Readonly<{ key: string; text: string; line: number; column: number }>;

/** The entries of a file in their order, and the definitions of `@string` before them. */
export type BibtexFile = Readonly<{ entries: readonly WrittenEntry[]; strings: string }>;

/** An entry begins a line. What is between entries is a comment. */
const opening = /^([ \t]*)@([a-z]+)\s*[{(]\s*([^\s,{}()"]*)/gim;

/** Divides a file into its entries. Each reaches to the next, so that a brace that is open damages one entry only. */
export function bibtexEntries(text: string): BibtexFile {
  const entries: WrittenEntry[] = [];
  let strings = '';
  const starts = [...text.matchAll(opening)];
  let [line, at] = [1, 0];
  for (const [index, { index: start, 1: indent = '', 2: type = '', 3: key = '' }] of starts.entries()) {
    for (let next = text.indexOf('\n', at); next >= 0 && next < start; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    const written = text.slice(start, starts[index + 1]?.index);
    if (/^string$/i.test(type)) strings += written;
    else if (!/^(?:comment|preamble)$/i.test(type) && key)
      entries.push({ key, text: written, line, column: indent.length + 1 });
  }
  return { entries, strings };
}

/** An entry as CSL knows it, or the place in the file where it cannot be read, and why. */
export type ReadEntry = Readonly<{ item: unknown } | { place: Point; reason: string }>;

/** The part of citation-js that is used. */
type Core = Readonly<{
  plugins: Readonly<{ input: Readonly<{ chain: (text: string, options: object) => readonly unknown[] }> }>;
}>;

/** Reads one entry. `others` are the definitions and the entries that it takes fields from. */
export async function readBibtexEntry(entry: WrittenEntry, others: string): Promise<ReadEntry> {
  // The parser takes 200 KB, and few books cite.
  const core = (await import('@citation-js/core' as string)) as Core | Readonly<{ default: Core }>;
  await import('@citation-js/plugin-bibtex' as string);
  // It is CommonJS. In the compiled program such a package has no names but `default`.
  const { plugins } = 'plugins' in core ? core : core.default;
  const before = others === '' ? '' : `${others}\n`;
  try {
    // The type is forced, so that no text is taken for an address to fetch.
    const target = '@csl/list+object';
    const options = {
      forceType: '@biblatex/text',
      target,
      maxChainLength: 10,
      strict: true,
      generateGraph: false,
    };
    const items = plugins.input.chain(before + entry.text, options);
    const item = items.find((one) => (one as { id?: unknown }).id === entry.key);
    return item === undefined ? { place: pointOf(entry, 1, 1), reason: 'no fields' } : { item };
  } catch (error) {
    const [reason = '', row = '1', column = '1'] = String((error as Error).message).split(
      / at line (\d+) col (\d+)/,
    );
    if (/got EOF/.test(reason)) return { place: pointOf(entry, 1, 1), reason: 'its end is missing' };
    const line = Math.max(1, Number(row) - (before.split('\n').length - 1));
    return { place: pointOf(entry, line, Number(column)), reason: inSigns(reason) };
  }
}

const signs: Readonly<Record<string, string>> = {
  lbrace: 'a value in `{}` or `""`',
  rbrace: '`}`',
  equals: '`=`',
  comma: '`,`',
  identifier: 'a name',
  label: 'a key',
  number: 'a number',
  quote: '`"`',
  hash: '`#`',
};

/** Replaces the parser's names of tokens by what an author writes. */
function inSigns(reason: string): string {
  return reason.replace(/"(\w+)"/g, (whole, name: string) => signs[name] ?? whole);
}

function pointOf({ line, column }: WrittenEntry, row: number, at: number): Point {
  return { line: line + row - 1, column: row === 1 && at === 1 ? column : at };
}

/** Gives the keys of the entries that an entry takes fields from. */
export function parentsOf({ text }: WrittenEntry): readonly string[] {
  return [...text.matchAll(/\b(?:crossref|xdata)\s*=\s*[{"]([^{}"]*)[}"]/gi)].flatMap(([, keys = '']) =>
    keys.split(',').map((key) => key.trim()),
  );
}

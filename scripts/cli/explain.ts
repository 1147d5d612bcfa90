// `colophon explain`: prints the manual's pages about constructs, checks, formats and book.yaml.

import { Help } from 'commander';
import { checks } from '../checks/all.ts';
import { constructs } from '../dialect/constructs.ts';
import { formats } from '../formats/all.ts';
import { checkPage, constructText } from '../library/manual.ts';
import { manifestKeys } from '../settings/manifest.ts';
import { tokens } from '../settings/theme-tokens.ts';
import { unknownName } from '../system/fault.ts';
import { exitCodes, visible } from './terminal.ts';

/** A topic of the manual: the heading that lists it, its names (the first is listed), a paragraph, and its page. */
type Topic = Readonly<{
  kind: string;
  names: readonly string[];
  about: string;
  text?: () => string;
}>;

const width = 80;

/** Prints the topic of `id` (a check, a rule, a format, `book.yaml`), or the list of all. Returns the exit code. */
export function explain(id?: string): number {
  if (id === undefined) {
    process.stdout.write(visible(list(topics)));
    return exitCodes.done;
  }
  // A check and a format may have the same name, as `html` does: both are printed.
  const found = topics.filter(({ names }) => names.includes(id));
  if (found.length === 0) {
    const listed = new Set(topics.flatMap(({ names }) => names.slice(0, 1)));
    throw unknownName('id', id, [...listed], [...new Set(topics.flatMap(({ names }) => names))]);
  }
  const texts = found.map(
    ({ kind, names, about, text }) => `${names[0]} (${kind})\n\n${text ? text() : wrap(about)}\n`,
  );
  process.stdout.write(visible(texts.join('\n')));
  return exitCodes.done;
}

const topics: readonly Topic[] = [
  ...formats.map(({ id, about }) => ({ kind: 'format', names: [id], about })),
  ...constructs.map((construct) => ({
    kind: 'construct',
    names: [construct.id],
    about: construct.about,
    text: () => wrapProse(constructText(construct)),
  })),
  ...checks.map((check) => ({
    kind: 'check',
    names: [check.id, ...Object.keys(check.severity).map((rule) => `${check.id}-${rule}`)],
    about: check.about,
    text: () => wrapProse(checkPage(check)),
  })),
  {
    kind: 'stage',
    names: ['read'],
    about:
      'Every file that book.yaml names is there, inside the book’s folder, and UTF-8. Without that the book cannot be ' +
      'checked, so that these errors come alone.',
  },
  {
    kind: 'stage',
    names: ['proof'],
    about:
      'Every finished file is read back before it is put on disk. It holds the notice, the copyright lines and the ' +
      'licence in full; every anchor is in it; every link inside it leads somewhere. Where that fails, nothing is written.',
  },
  {
    kind: 'file',
    names: ['book.yaml', 'manifest'],
    about: 'The book’s own file: what it is called, who wrote it, its licence, its chapters.',
    text: () =>
      `${wrap('The book’s own file: what it is called, who wrote it, its licence, its chapters.')}\n\n${manifestText()}`,
  },
  {
    kind: 'file',
    names: ['tokens', 'theme'],
    about:
      'The design tokens that a stylesheet of `theme` in book.yaml sets in `:root`, and the editions that have them.',
    text: tokensText,
  },
];

function list(all: readonly Topic[]): string {
  const column = Math.max(...all.map(({ names: [name = ''] }) => name.length)) + 2;
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const sections = kinds.map((kind) => {
    const rows = all
      .filter((topic) => topic.kind === kind)
      .map(({ names: [name = ''], about }) => hang(name, column, firstSentence(about)));
    return `${kind[0]?.toUpperCase()}${kind.slice(1)}s\n${rows.join('\n')}\n`;
  });
  return `${sections.join('\n')}\n\`colophon explain ID\` tells more; ID may also be the rule that ends a message.\n`;
}

function manifestText(): string {
  const keys = manifestKeys();
  const column = Math.max(...keys.map(({ key }) => key.length)) + 2;
  const rows = keys.map(({ key, required, about }) =>
    hang(key, column, required ? `${about} (required)` : about),
  );
  return rows.join('\n');
}

function tokensText(): string {
  const column = Math.max(...tokens.map(({ name }) => name.length)) + 2;
  const rows = tokens.map((token) => {
    const editions = (['web', 'epub', 'paper'] as const).filter((edition) => token[edition]);
    return hang(token.name, column, `${token.about} (${editions.join(', ')})`);
  });
  return `\n${rows.join('\n')}\n`;
}

function firstSentence(text: string): string {
  const [first] = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text);
  return (first?.segment ?? text).trim();
}

/** Sets `text` in a column beside `name`. */
function hang(name: string, column: number, text: string): string {
  return `  ${name.padEnd(column)}${indent(wrap(text, width - column - 2), column + 2).trimStart()}`;
}

/** Breaks the lines of a page's paragraphs. Code and tables stay as they are. */
function wrapProse(page: string): string {
  let code: string | undefined;
  const lines = page.split('\n').map((line) => {
    const [fence] = /^`{3,}/.exec(line) ?? [];
    if (fence !== undefined && code === undefined) code = fence;
    else if (line === code) code = undefined;
    else if (code === undefined && !line.startsWith('|')) return wrap(line);
    return line;
  });
  return lines.join('\n');
}

/** Breaks lines between words, but never inside `code`. */
function wrap(text: string, columns = width): string {
  const glue = '\ue000';
  const glued = text.replace(/`[^`]+`/g, (code) => code.replaceAll(' ', glue));
  return new Help().boxWrap(glued, columns).replaceAll(glue, ' ');
}

function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

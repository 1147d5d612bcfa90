// `colophon explain`: prints the manual, which is made from the checks, the formats and the schema of book.yaml.

import { Help } from 'commander';
import { checks } from '../checks/all.ts';
import { constructs } from '../dialect/constructs.ts';
import { formats } from '../formats/all.ts';
import type { Check, Example } from '../model/contract.ts';
import { manifestKeys } from '../settings/manifest.ts';
import { unknownName } from '../system/fault.ts';
import { exitCodes, visible } from './terminal.ts';

/** A topic of the manual: the heading that lists it, its names (the first is listed), a paragraph, and the text below. */
type Topic = Readonly<{
  kind: string;
  names: readonly string[];
  about: string;
  more: () => string;
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
    ({ kind, names, about, more }) => `${names[0]} (${kind})\n\n${wrap(about)}\n${more()}`,
  );
  process.stdout.write(visible(texts.join('\n')));
  return exitCodes.done;
}

const nothing = () => '';

const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');

const topics: readonly Topic[] = [
  ...formats.map(({ id, about }) => ({ kind: 'format', names: [id], about, more: nothing })),
  ...constructs.map(({ id, about, editions, checks: watching = [], examples }) => ({
    kind: 'construct',
    names: [id],
    about,
    more: () =>
      [
        ...examples.map(({ about: what, markdown }) => `\n${wrap(what)}\n\n${indented(markdown)}\n`),
        `\n${wrap(editions)}\n`,
        ...watching.map((id) => `\n\`colophon explain ${id}\` tells what can be wrong with it.\n`),
      ].join(''),
  })),
  ...checks.map((check) => ({
    kind: 'check',
    names: [check.id, ...Object.keys(check.severity).map((rule) => `${check.id}-${rule}`)],
    about: check.about,
    more: () => checkText(check),
  })),
  {
    kind: 'stage',
    names: ['read'],
    about:
      'Every file that book.yaml names is there, inside the book’s folder, and UTF-8. Without that the book cannot be ' +
      'checked, so that these errors come alone.',
    more: nothing,
  },
  {
    kind: 'stage',
    names: ['proof'],
    about:
      'Every finished file is read back before it is put on disk. It holds the notice, the copyright lines and the ' +
      'licence in full; every anchor is in it; every link inside it leads somewhere. Where that fails, nothing is written.',
    more: nothing,
  },
  {
    kind: 'file',
    names: ['book.yaml', 'manifest'],
    about: 'The book’s own file: what it is called, who wrote it, its licence, its chapters.',
    more: manifestText,
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

function checkText({ id, severity, examples }: Check): string {
  const rules = Object.entries(severity).map(([rule, grade]) => [`${id}-${rule}`, grade] as const);
  const column = Math.max(...rules.map(([rule]) => rule.length)) + 2;
  const rows = rules.map(([rule, grade]) => `  ${rule.padEnd(column)}${grade}`);
  return ['', 'Rules', ...rows, '', 'Examples', ...examples.map(exampleText), ''].join('\n');
}

/** Prints an example: its files, indented like Markdown's code, and the messages of the check. */
function exampleText({ about, files, messages }: Example): string {
  const sources = Object.entries(files).map(([path, content]) => {
    if (content === null) return `    ${path}: not there\n`;
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
    return `    ${path}:\n\n${indent(text.trimEnd(), 8)}\n`;
  });
  const said = messages.length === 0 ? ['In order: no message.'] : messages;
  return `\n  ${about}:\n\n${sources.join('\n')}\n${said.map((line) => indent(wrap(line, width - 4), 4)).join('\n')}`;
}

function manifestText(): string {
  const keys = manifestKeys();
  const column = Math.max(...keys.map(({ key }) => key.length)) + 2;
  const rows = keys.map(({ key, required, about }) =>
    hang(key, column, required ? `${about} (required)` : about),
  );
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

/** Breaks lines between words, but never inside `code`. */
function wrap(text: string, columns = width): string {
  const glue = '\ue000';
  const glued = text.replace(/`[^`]+`/g, (code) => code.replaceAll(' ', glue));
  return new Help().boxWrap(glued, columns).replaceAll(glue, ' ');
}

function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

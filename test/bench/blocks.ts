// The bench book's blocks: paragraphs with links and notes, tables, lists with commands inside, commands.

import { commands } from './listing.ts';
import type { Part } from './outline.ts';
import { identifier, phrase, sentence, sentences } from './prose.ts';
import type { Random } from './random.ts';

/** What a chapter's writer keeps at hand: its choices, every part of the book, and the chapter's notes so far. */
export type Desk = Readonly<{ choose: Random; parts: readonly Part[]; notes: string[] }>;

/** A paragraph in one line; `place` is the id of an anchor to be put into it. */
export function paragraph(desk: Desk, place?: string): string {
  const { choose, notes } = desk;
  const text = [sentences(choose, choose.integer(2, 5))];
  if (place !== undefined) text.push(`<a name="${place}"></a> ${sentence(choose)}`);
  if (choose.chance(50)) text.push(reference(desk));
  if (choose.chance(10)) text.push(external(choose));
  if (choose.chance(20)) {
    notes.push(sentences(choose, choose.integer(1, 2)));
    text.push(`${sentence(choose)}[^${notes.length}]`);
  }
  if (choose.chance(60)) text.push(sentence(choose));
  return text.join(' ');
}

/** A table of three or four columns. */
export function table({ choose }: Desk): string {
  const columns = choose.integer(3, 4);
  const row = (cell: (column: number) => string) =>
    `| ${Array.from({ length: columns }, (_, at) => cell(at)).join(' | ')} |`;
  const value = (column: number) =>
    column === 0 ? `\`${identifier(choose)}\`` : column === 1 ? `${choose.integer(1, 4096)}` : phrase(choose);
  return [
    row((column) => ['Function', 'Limit', 'Meaning', 'Remark'][column] ?? ''),
    row((column) => (column === 1 ? '---:' : '---')),
    ...Array.from({ length: choose.integer(3, 8) }, () => row(value)),
  ].join('\n');
}

/** A loose numbered list; some items go on with a command and another paragraph. */
export function list(desk: Desk): string {
  const { choose } = desk;
  const items = Array.from({ length: choose.integer(2, 5) }, (_, index) => {
    const first = `${index + 1}.  ${capital(phrase(choose))}. ${sentences(choose, choose.integer(1, 3))}`;
    return choose.chance(50) ? [first, shell(desk, 8), `    ${paragraph(desk)}`].join('\n\n') : first;
  });
  return items.join('\n\n');
}

/** Commands for a shell, indented by `indent` columns. */
export function shell({ choose }: Desk, indent = 4): string {
  return commands(choose)
    .map((line) => ' '.repeat(indent) + line)
    .join('\n');
}

function reference({ choose, parts }: Desk): string {
  const part = choose.pick(parts);
  const [chapter] = part.number.split('.');
  const place = choose.pick([part.id, ...part.places]);
  return choose.pick([
    `See [${part.rank === 1 ? 'Chapter' : 'Section'} ${part.number}](#${part.id}) for details.`,
    `This is taken up again in [chapter ${chapter}](${part.file}).`,
    `Compare [${part.title}](${part.file}#${part.id}).`,
    `Remember [what was said](${part.file}#${place}) of ${phrase(choose)}.`,
  ]);
}

function external(choose: Random): string {
  const topic = identifier(choose).replaceAll('_', '-');
  return choose.pick([
    `There is [a longer discussion](https://example.org/notes/${topic}) elsewhere.`,
    `The archive at https://example.org/list/${topic}?page=${choose.integer(2, 90)} has more.`,
  ]);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

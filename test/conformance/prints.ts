// Every print service and trim size: books that have everything are built for each, proved and held to the service's rules.

import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { services } from '../../scripts/settings/print/services.ts';
import { parseTrim, trimPresets } from '../../scripts/settings/print/trim.ts';
import { generateBook } from '../bench/book.ts';
import { npm } from './fetch.ts';
import type { Result, Verdict } from './validator.ts';

/** A service with one of its trim sizes, and the book that is built for them. */
export type Run = Readonly<{ service: string; trim: string; book: keyof typeof books }>;

/**
 * Chapters of the invented book: as many as the first book has; and before the chapters of the torture book, whose own
 * pages are too few for most services, as many as give every service its least.
 */
const chapters = { bench: 34, torture: 8 } as const;

/** How each book's folder is made. */
const books = {
  bench: (folder: string) => writeBook(folder, chapters.bench),
  torture: async (folder: string) => {
    await writeBook(folder, chapters.torture);
    const names = await readdir(join(folder, 'chapters'));
    await cp('test/fixtures/torture', folder, { recursive: true });
    const own = ['index.md', 'copyright.md', 'part/odd name, 100%.md'];
    // Its chapters come after the others, and headings carry their numbers.
    for (const name of own) {
      const path = join(folder, 'chapters', name);
      const text = await readFile(path, 'utf8');
      const moved = (_: string, marks: string, number: string) =>
        `${marks} ${Number(number) + names.length}.`;
      await writeFile(path, text.replace(/^(#+) (\d+)\./gm, moved));
    }
    const list = [...names.sort(), ...own];
    return { chapters: JSON.stringify(list) };
  },
} as const;

/**
 * What is built: the torture book for every service and trim, which finds what depends on either; the bench book for each
 * service's narrowest and widest page, which finds what only many pages show; with `every`, for all trims as well.
 */
export function runs(every = false): readonly Run[] {
  return Object.values(services).flatMap(({ id, trims }) => {
    const all = [...(trims?.value ?? Object.keys(trimPresets))];
    const byWidth = [...all].sort((one, other) => widthOf(one) - widthOf(other));
    const ends = new Set([byWidth[0], byWidth.at(-1)]);
    return all.flatMap((trim): Run[] => [
      { service: id, trim, book: 'torture' },
      ...(every || ends.has(trim) ? [{ service: id, trim, book: 'bench' } as const] : []),
    ]);
  });
}

/** Builds every run, one after the other: each keeps the machine's processors busy. */
export async function prints(temp: string, wanted: readonly Run[]): Promise<Result> {
  const verdicts: Verdict[] = [];
  for (const run of wanted) verdicts.push(await build(run, temp));
  return { verdicts };
}

async function build({ service, trim, book }: Run, temp: string): Promise<Verdict> {
  const root = join(temp, 'prints');
  const settings = await books[book](root);
  const yaml = join(root, 'book.yaml');
  const kept = (await readFile(yaml, 'utf8'))
    .split('\n')
    .filter((line) => !(settings && line.startsWith('chapters:')))
    .join('\n');
  const list = settings ? `chapters: ${settings.chapters}\n` : '';
  await writeFile(yaml, `${kept}${list}print: {profile: ${service}, trim: ${trim}}\n`);
  const said = await npm([
    'run',
    '-s',
    'colophon',
    '--',
    'build',
    'print',
    '--root',
    root,
    '--out',
    join(root, 'out'),
  ]);
  await rm(root, { recursive: true });
  const errors = said.stderr.split('\n').filter((line) => /\berror\b|^Cannot|^Unexpected/.test(line));
  return {
    artifact: `${service} ${trim}, ${book} book`,
    passed: said.code === 0,
    messages: said.code === 0 ? [] : errors,
  };
}

async function writeBook(folder: string, count: number): Promise<undefined> {
  for (const [path, text] of generateBook({ chapters: count })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

function widthOf(trim: string): number {
  return parseTrim(trim)?.width ?? 0;
}

// Reads the files of a book's bibliography, and divides them into entries.

import { posix } from 'node:path';
import type { Root } from 'mdast';
import type { Point } from 'unist';
import { parse as parseYaml } from 'yaml';
import { bibtexEntries, type WrittenEntry } from '../dialect/citations/bibtex.ts';
import { type CslItem, cslItems } from '../dialect/citations/csl-items.ts';
import { frontMatterOf, lineOf } from '../dialect/front-matter.ts';
import type { Source } from '../model/book.ts';
import type { BibliographyFault } from '../model/citations.ts';
import type { Folder } from '../model/world.ts';
import type { Locate, Manifest } from '../settings/manifest.ts';
import { settingsPath } from '../settings/manifest.ts';
import { decode } from './decode.ts';

/** The entries of a book's bibliography by key, before it is known which are cited. */
export type Library = Readonly<{
  sources: readonly Source[];
  entries: ReadonlyMap<
    string,
    Readonly<{ path: string; item: CslItem } | { path: string; written: WrittenEntry }>
  >;
  /** The definitions of `@string` of each file. */
  strings: ReadonlyMap<string, string>;
  faults: readonly BibliographyFault[];
}>;

type Chapter = Readonly<{ source: Source; tree: Root }>;
type Named = Readonly<{ path: string; by: string; place: Point | undefined }>;

/** The bytes of the largest file that is read: reference managers export at most some megabytes. */
const largest = 20_000_000;

/** Reads the files that book.yaml and the chapters' front matter name; undefined if they name none. */
export async function readLibrary(
  folder: Folder,
  { bibliography = [] }: Pick<Manifest, 'bibliography'>,
  locate: Locate,
  chapters: readonly Chapter[],
): Promise<Library | undefined> {
  const listed = typeof bibliography === 'string' ? [bibliography] : bibliography;
  const place = (at: number) =>
    locate(typeof bibliography === 'string' ? ['bibliography'] : ['bibliography', at]);
  const named: Named[] = [
    ...listed.map((path, at) => ({ path: posix.normalize(path), by: settingsPath, place: place(at) })),
    ...(await Promise.all(chapters.map((chapter) => namedBy(folder, chapter)))).flat(),
  ];
  if (named.length === 0) return undefined;
  const sources: Source[] = [];
  const faults: BibliographyFault[] = [];
  const entries = new Map<string, NonNullable<ReturnType<Library['entries']['get']>>>();
  const strings = new Map<string, string>();
  for (const { path, by, place: at } of named) {
    if (sources.some((one) => one.path === path)) continue;
    const text = await readText(folder, path);
    if (typeof text !== 'string') {
      faults.push({ rule: 'file', path: by, place: at, ...text });
      continue;
    }
    sources.push({ path, text });
    const add = (key: string, entry: Parameters<typeof entries.set>[1], where: Point | undefined) => {
      const other = entries.get(key);
      if (!other) return void entries.set(key, entry);
      const cure = `The first counts, in ${other.path}. Delete one of the two, or give it another key.`;
      const reason = `Unexpected second entry \`${key}\``;
      return void faults.push({ rule: 'duplicate', path, place: where, reason, cure });
    };
    if (/\.(?:json|ya?ml)$/i.test(path)) {
      const found = itemsOf({ path, text });
      if ('reason' in found) faults.push(found);
      else for (const item of found.items) add(item.id, { path, item }, undefined);
      continue;
    }
    const file = bibtexEntries(text);
    strings.set(path, file.strings);
    for (const written of file.entries)
      add(written.key, { path, written }, { line: written.line, column: written.column });
    if (file.entries.length === 0 && text.trim() !== '')
      faults.push({
        rule: 'entry',
        path,
        place: { line: 1, column: 1 },
        reason: `Cannot find any entry in ${path}`,
        cure: 'Entries of BibTeX begin a line, as in `@book{knuth1984, title = {…}}`.',
      });
  }
  return { sources, entries, strings, faults };
}

/** Gives the files that the front matter of a chapter names, from its folder, or from the book's if there is none. */
async function namedBy(folder: Folder, { source, tree }: Chapter): Promise<readonly Named[]> {
  const front = frontMatterOf(tree);
  const line = front?.kind === 'yaml' ? lineOf(front, 'bibliography') : 0;
  if (!front || line === 0) return [];
  let value: unknown;
  try {
    value = (parseYaml(front.value, { logLevel: 'silent' }) as { bibliography?: unknown }).bibliography;
  } catch {
    return []; // Front matter with a mistake is not read.
  }
  const paths = [value].flat().filter((one): one is string => typeof one === 'string');
  return Promise.all(
    paths.map(async (path) => {
      const near = posix.normalize(posix.join(posix.dirname(source.path), path));
      const isNear = typeof (await folder.read(near)) !== 'string';
      const place = { line: line + 1, column: 1 };
      return { path: isNear ? near : posix.normalize(path), by: source.path, place };
    }),
  );
}

async function readText(
  folder: Folder,
  path: string,
): Promise<string | Readonly<{ reason: string; cure: string }>> {
  const content = await folder.read(path);
  const from = 'Name a file in the folder of book.yaml, from that folder: `refs.bib`.';
  if (content === 'missing') return { reason: `Cannot find \`${path}\``, cure: from };
  if (content === 'outside')
    return { reason: `Unexpected path outside the book’s folder: \`${path}\``, cure: from };
  if (content === 'unreadable') return { reason: `Cannot read \`${path}\``, cure: from };
  const megabytes = Math.round(content.length / 1_000_000);
  if (content.length > largest)
    return {
      reason: `Unexpected ${megabytes} MB of \`${path}\`, expected at most 20 MB`,
      cure: 'Export only what the book cites.',
    };
  const text = decode(content);
  if (typeof text === 'string') return text.replace(/^\ufeff/, '');
  return { reason: `Unexpected byte that is not UTF-8 in \`${path}\``, cure: 'Save the file as UTF-8.' };
}

/** Gives the items of CSL-JSON or CSL-YAML, or what is wrong. */
function itemsOf({ path, text }: Source): Readonly<{ items: readonly CslItem[] }> | BibliographyFault {
  const fault = (reason: string, place: Point): BibliographyFault => ({
    rule: 'entry',
    path,
    place,
    reason,
    cure: 'It must be a list of items of CSL, each with an `id` and a `type`.',
  });
  const isJson = /\.json$/i.test(path);
  try {
    const items = cslItems(text, isJson);
    return items.length > 0 ? { items } : fault(`Cannot find any entry in ${path}`, { line: 1, column: 1 });
  } catch (error) {
    const { message, linePos } = error as Error & { linePos?: readonly { line: number; col: number }[] };
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    const before = text.slice(0, at).split('\n');
    const place = linePos?.[0]
      ? { line: linePos[0].line, column: linePos[0].col }
      : { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return fault(`Cannot parse ${path} as ${isJson ? 'JSON' : 'YAML'}`, place);
  }
}

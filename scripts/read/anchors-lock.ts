// Reads and writes anchors.lock, the list of the anchors that a book has published, so that none is lost unnoticed.

import { slug } from 'github-slugger';
import type { Manuscript, PlacedAnchor, Source } from '../model/book.ts';
import { redirectsOf } from '../settings/redirects.ts';

/** The path of the file, from the book's folder. */
export const lockPath = 'anchors.lock';

/** A published anchor: its id, and the name of its chapter as `home`. `line` counts from 1. */
export type Address = Readonly<{ id: string; home: string; line: number }>;

/**
 * What an anchors.lock holds: `addresses` are names that the author gave. Older files also list slugs of headings;
 * their lines are `doubtful` where they may be either. `flawed` are the lines that cannot be parsed.
 */
export type Lock = Readonly<{
  addresses: readonly Address[];
  doubtful: readonly Address[];
  flawed: readonly Readonly<{ line: number; text: string }>[];
}>;

/** The first line of a file that holds only names. */
const first =
  '# The names of places in this book, each with its chapter. Others have kept them: none may be lost.';
const head = `${first}
# \`colophon build\` adds what is new. What is no more stays here, and \`redirects\` in book.yaml says where it went.
`;

/** Parses an anchors.lock. Lines that begin with `#` are comments. */
export function parseLock({ text }: Source): Lock {
  const addresses: Address[] = [];
  const doubtful: Address[] = [];
  const flawed: { line: number; text: string }[] = [];
  const rows = text.split(/\r?\n/);
  const namesOnly = rows.includes(first);
  for (const [index, row] of rows.entries()) {
    if (row.trim() === '' || row.startsWith('#')) continue;
    const [, id, home] = /^(.+)\t([^\t]+)$/.exec(row) ?? [];
    if (id === undefined || home === undefined) flawed.push({ line: index + 1, text: row });
    else (namesOnly || slug(id) !== id ? addresses : doubtful).push({ id, home, line: index + 1 });
  }
  return { addresses, doubtful, flawed };
}

/** The lines of a lock once the doubtful ones are decided. */
export type Settled = Readonly<{
  /** Names that the author gave, earlier or now. */
  addresses: readonly Address[];
  /** Doubtful addresses of which the book has no trace, so that nobody can say whether they were names or slugs. */
  lost: readonly Address[];
}>;

/**
 * Decides the doubtful lines. A line is a name if the book has that name or redirects it. It was a slug, and is
 * dropped, if a heading has that slug, with any number at its end (`overview-2` for `overview`).
 */
export function settle(lock: Lock, { anchors, manifest }: Pick<Manuscript, 'anchors' | 'manifest'>): Settled {
  const names = new Set(anchors.filter(({ named }) => named).map(({ local }) => local));
  for (const { id } of redirectsOf(manifest)) if (id !== undefined) names.add(id);
  const stem = (id: string) => id.replace(/-\d+$/, '');
  const slugs = new Set(anchors.flatMap(({ local, slugs = [] }) => [local, ...slugs].map(stem)));
  return {
    addresses: [...lock.addresses, ...lock.doubtful.filter(({ id }) => names.has(id))],
    lost: lock.doubtful.filter(({ id }) => !names.has(id) && !slugs.has(stem(id))),
  };
}

/** Gives the named anchors of the book that `addresses` lacks. */
export function unlocked(
  anchors: readonly PlacedAnchor[],
  addresses: readonly Address[],
): readonly PlacedAnchor[] {
  const known = new Set(addresses.map(row));
  return anchors.filter(({ named, local, home }) => named && !known.has(row({ id: local, home })));
}

/**
 * Gives the text of an anchors.lock with these addresses and the names of the book. It is sorted, so that two branches
 * that add to it merge.
 */
export function lockText(anchors: readonly PlacedAnchor[], addresses: readonly Address[]): string {
  const names = anchors.filter(({ named }) => named).map(({ local, home }) => ({ id: local, home }));
  const rows = new Set([...addresses, ...names].map(row));
  return `${head}${[...rows]
    .sort()
    .map((one) => `${one}\n`)
    .join('')}`;
}

/** A change of an anchors.lock: its whole new text, and the ids that are added. */
export type LockChange = Readonly<{ text: string; ids: readonly string[] }>;

/** Gives the change that a build makes to the book's anchors.lock, undefined if there is none. */
export function lockChange(book: Manuscript): LockChange | undefined {
  const { anchors, lock } = book;
  const old = lock && parseLock(lock);
  const { addresses } = old ? settle(old, book) : { addresses: [] };
  const fresh = unlocked(anchors, addresses);
  if (fresh.length === 0 && !old?.doubtful.length) return undefined;
  return { text: lockText(anchors, addresses), ids: [...new Set(fresh.map(({ local }) => local))] };
}

function row({ id, home }: Readonly<{ id: string; home: string }>): string {
  return `${id}\t${home}`;
}

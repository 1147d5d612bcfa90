// anchors.lock: the addresses that a book has given to the world, one a line, so that none is lost unnoticed.

import { slug } from 'github-slugger';
import type { Manuscript, PlacedAnchor, Source } from '../model/book.ts';
import { redirectsOf } from '../settings/redirects.ts';

/** Its path in the book's folder. */
export const lockPath = 'anchors.lock';

/** An address: an anchor's id in its chapter, and that chapter (its name); `line` counts from 1. */
export type Address = Readonly<{ id: string; home: string; line: number }>;

/**
 * What an anchors.lock holds. `addresses` are names that the author gave. Until names alone were locked, slugs of headings
 * stood among them: where the file is of that time, `doubtful` are those that may be either. `flawed` are lines that are
 * none: their numbers and texts.
 */
export type Lock = Readonly<{
  addresses: readonly Address[];
  doubtful: readonly Address[];
  flawed: readonly Readonly<{ line: number; text: string }>[];
}>;

/** The first line of a file that holds names only. */
const first =
  '# The names of places in this book, each with its chapter. Others have kept them: none may be lost.';
const head = `${first}
# \`colophon build\` adds what is new. What is no more stays here, and \`redirects\` in book.yaml says where it went.
`;

/** Reads an anchors.lock. Lines that begin with `#` are for people. */
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

/** What the doubtful lines of a lock are, as far as the book tells. */
export type Settled = Readonly<{
  /** Names, given before or now. */
  addresses: readonly Address[];
  /** Addresses of which the book has nothing more, and which may have been names or slugs. */
  lost: readonly Address[];
}>;

/**
 * Tells names from slugs. A doubtful line is a name where the book has that name or redirects it. It was a slug where a
 * heading has it, with another number perhaps (`overview-2` for `overview`), and is of no more interest.
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

/** Names of the book that are not among those addresses. */
export function unlocked(
  anchors: readonly PlacedAnchor[],
  addresses: readonly Address[],
): readonly PlacedAnchor[] {
  const known = new Set(addresses.map(row));
  return anchors.filter(({ named, local, home }) => named && !known.has(row({ id: local, home })));
}

/** The text of an anchors.lock with those addresses and the names of the book, sorted: two branches that add to it merge. */
export function lockText(anchors: readonly PlacedAnchor[], addresses: readonly Address[]): string {
  const names = anchors.filter(({ named }) => named).map(({ local, home }) => ({ id: local, home }));
  const rows = new Set([...addresses, ...names].map(row));
  return `${head}${[...rows]
    .sort()
    .map((one) => `${one}\n`)
    .join('')}`;
}

/** How an anchors.lock changes: its whole new text, and the ids that are new in it. */
export type LockChange = Readonly<{ text: string; ids: readonly string[] }>;

/** What a book's anchors.lock shall hold when it is built; undefined where it holds that already. */
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

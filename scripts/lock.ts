// anchors.lock: the addresses that a book has given to the world, one a line, so that none is lost unnoticed.

import type { PlacedAnchor, Source } from './book.ts';

/** Its path in the book's folder. */
export const lockPath = 'anchors.lock';

/** An address: an anchor, and the chapter (its name) in which it was; `line` counts from 1. */
export type Address = Readonly<{ id: string; home: string; line: number }>;

/** What an anchors.lock holds. `flawed` are lines that are none: their numbers and texts. */
export type Lock = Readonly<{
  addresses: readonly Address[];
  flawed: readonly Readonly<{ line: number; text: string }>[];
}>;

const head = `# The addresses of this book, each an anchor and its chapter. Others have kept them: none may be lost.
# \`colophon build\` adds what is new. What is no more stays here, and \`redirects\` in book.yaml says where it went.
`;

/** Reads an anchors.lock. Lines that begin with `#` are for people. */
export function parseLock({ text }: Source): Lock {
  const addresses: Address[] = [];
  const flawed: { line: number; text: string }[] = [];
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    if (row.trim() === '' || row.startsWith('#')) continue;
    const [, id, home] = /^(.+)\t([^\t]+)$/.exec(row) ?? [];
    if (id === undefined || home === undefined) flawed.push({ line: index + 1, text: row });
    else addresses.push({ id, home, line: index + 1 });
  }
  return { addresses, flawed };
}

/** Anchors that are in no line of it, each once. */
export function unlocked(anchors: readonly PlacedAnchor[], { addresses }: Lock): readonly PlacedAnchor[] {
  const known = new Set(addresses.map(row));
  return anchors.filter((anchor) => !known.has(row(anchor)));
}

/** The text of an anchors.lock with what it had and the anchors of the book, sorted: two branches that add to it merge. */
export function lockText(anchors: readonly PlacedAnchor[], lock: Lock | undefined): string {
  const rows = new Set([...(lock?.addresses ?? []), ...anchors].map(row));
  return `${head}${[...rows]
    .sort()
    .map((one) => `${one}\n`)
    .join('')}`;
}

function row({ id, home }: Readonly<{ id: string; home: string }>): string {
  return `${id}\t${home}`;
}

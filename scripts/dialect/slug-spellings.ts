// Finds headings by the slugs that GitHub and mdBook accept for them beside our own.

import type { PlacedAnchor } from '../model/book.ts';

/**
 * Gives a function that finds a heading of a chapter by another spelling of its slug, if only one heading has it. GitHub
 * takes capitals for small letters; mdBook keeps capitals with accents, and drops combining marks.
 */
export function slugSpellings(
  anchors: readonly PlacedAnchor[],
): (home: string, id: string) => PlacedAnchor | undefined {
  const keyOf = (home: string, id: string) => `${home}#${id.toLowerCase().replace(/\p{M}/gu, '')}`;
  const found = new Map<string, PlacedAnchor | undefined>();
  for (const anchor of anchors) {
    const slugs = [...(anchor.named ? [] : [anchor.local]), ...(anchor.slugs ?? [])];
    for (const key of new Set(slugs.map((slug) => keyOf(anchor.home, slug))))
      found.set(key, found.has(key) ? undefined : anchor);
  }
  // Neither tool makes slugs with other characters.
  return (home, id) => (/^[\p{Alphabetic}\p{M}\p{N}_-]+$/u.test(id) ? found.get(keyOf(home, id)) : undefined);
}

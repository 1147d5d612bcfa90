// Point: the copy has every anchor of the book, and every old one that is redirected.

import { posix } from 'node:path';
import type { Anchor } from '../../model/book.ts';
import type { Copy } from '../../model/copy.ts';
import type { Point } from '../../model/proof.ts';
import { redirectsOf } from '../../settings/redirects.ts';
import { decodePercent } from '../../text/percent.ts';

/** The point on anchors. */
export const anchors: Point = {
  id: 'anchors',
  about: 'every anchor, and every redirected one',
  run({ format, edition, copy }) {
    // Paper has no links, and PDF/X has no named destinations.
    if (format.addresses === 'none' && copy.anchors.size === 0) return undefined;
    // Copies that others made have unencoded ids.
    const plain = new Set([...copy.anchors].map(decodePercent));
    const has = (id: string) => copy.anchors.has(format.address(id)) || plain.has(id);
    const former = redirectsOf(edition.manifest).filter(({ page }) => page === undefined);
    const own = [...edition.anchors.values()];
    const lost = [
      ...lostAnchors(own, has, copy.standing).map(named),
      ...former.filter(({ key }) => !has(key)).map(({ key }) => `\`${key}\``),
    ];
    const count = own.length + former.length;
    const failures = lost.map((what) => `Cannot find anchor ${what} in the ${format.id} edition`);
    return { told: `${count - lost.length} of ${count}`, where: [], failures };
  },
};

/**
 * The anchors that a copy lacks. `standing` has the pages of each id if the copy has pages for chapters. Several chapters may
 * then have the same id, and each must be found.
 */
function lostAnchors(
  all: readonly Anchor[],
  has: (id: string) => boolean,
  standing: Copy['standing'],
): readonly Anchor[] {
  if (!standing) return all.filter(({ id }) => !has(id));
  const homes = new Set(all.map(({ home }) => home));
  const byLocal = new Map<string, Anchor[]>();
  for (const anchor of all) {
    const alike = byLocal.get(anchor.local);
    if (alike) alike.push(anchor);
    else byLocal.set(anchor.local, [anchor]);
  }
  return [...byLocal].flatMap(([local, alike]) => {
    // Copies that others made may be a single page, in which ids are unique in the book.
    const wanted = alike.filter(({ id }) => id === local || !has(id));
    if (!has(local)) return wanted;
    const pages = standing.get(local);
    if (!pages) return [];
    // Another chapter's page does not count, since it may have this id as the slug of a named heading. A page with a name
    // that no chapter has may be that of any chapter.
    const others = pages.filter((page) => !homes.has(posix.basename(page, '.html')));
    const away = wanted.filter(({ home }) => !pages.some((page) => posix.basename(page, '.html') === home));
    return away.slice(others.length);
  });
}

/** An anchor's name in failures. */
function named({ id, local, home }: Anchor): string {
  return id === local ? `\`${id}\`` : `\`${local}\` of chapter \`${home}\``;
}

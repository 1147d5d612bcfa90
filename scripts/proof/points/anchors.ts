// Point: every anchor of the book is an address of the copy; so is each that it had once and redirects.

import { posix } from 'node:path';
import type { Anchor, Copy } from '../../model/book.ts';
import type { Point } from '../../model/proof.ts';
import { redirectsOf } from '../../settings/redirects.ts';
import { decodePercent } from '../../text/percent.ts';

/** See `about`. */
export const anchors: Point = {
  id: 'anchors',
  about: 'every anchor, and every one that is redirected',
  run({ format, edition, copy }) {
    // On paper no address leads anywhere; PDF/X has no named destinations at all.
    if (format.addresses === 'none' && copy.anchors.size === 0) return undefined;
    // Copies that others made have the ids as they are.
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
 * The anchors that a copy lacks. `standing` tells of a copy with pages of their own for chapters on which of them an id
 * stands: there several chapters may have the same, and each must be found.
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
    // Copies that others made may be one page, where ids are those of the book.
    const wanted = alike.filter(({ id }) => id === local || !has(id));
    if (!has(local)) return wanted;
    const pages = standing.get(local);
    if (!pages) return [];
    // A page of another chapter may have this id too, as the slug of a heading with a name.
    const others = pages.filter((page) => !homes.has(posix.basename(page, '.html')));
    const away = wanted.filter(({ home }) => !pages.some((page) => posix.basename(page, '.html') === home));
    return away.slice(others.length);
  });
}

/** How people call an anchor. */
function named({ id, local, home }: Anchor): string {
  return id === local ? `\`${id}\`` : `\`${local}\` of chapter \`${home}\``;
}

// Points: links inside the copy have targets, and links out of it have the addresses in the book.

import type { Root } from 'hast';
import { isAddress } from '../../dialect/links.ts';
import type { Edition } from '../../model/book.ts';
import type { Point } from '../../model/proof.ts';
import { visit } from '../../tree/visit.ts';

/** The point on links inside the copy. */
export const links: Point = {
  id: 'links',
  about: 'every link inside the copy has a target in it',
  run({ format, copy }) {
    const dead = copy.links.filter(({ found }) => !found);
    const failures = dead.map(
      ({ from, to }) => `Cannot find \`${to}\`, which ${from} of the ${format.id} edition links to`,
    );
    return { told: `${copy.links.length - dead.length} of ${copy.links.length}`, where: [], failures };
  },
};

/** The point on links out of the copy. */
export const addresses: Point = {
  id: 'addresses',
  about: 'links out of the copy have the addresses in the book',
  run({ format, copy, edition }) {
    if (format.addresses === 'none') return undefined;
    const wanted = addressesIn(
      edition.chapters.map(({ tree }) => tree),
      format.offersFiles,
    );
    const given = new Set(copy.addresses.map(({ to }) => plain(to)));
    const lost = [...wanted].filter((address) => !given.has(address));
    const own = [...addressesIn([edition.copyright.tree, edition.license.tree]), ...ownAddresses(edition)];
    const hosts = new Set([...wanted, ...own].map(hostOf));
    const foreign = copy.addresses.filter(({ to }) => !hosts.has(hostOf(plain(to))));
    const failures = [
      ...lost.map((address) => `Cannot find a link to \`${address}\` in the ${format.id} edition`),
      ...foreign.map(
        ({ from, to }) =>
          `Unexpected link to \`${to}\` on ${from} of the ${format.id} edition, where the book has none to this host`,
      ),
    ];
    return { told: `${wanted.size - lost.length} of ${wanted.size}`, where: [], failures };
  },
};

/** The addresses outside of the book that trees link to. `own` says that files of the book are no addresses, but in the copy. */
function addressesIn(trees: readonly Root[], own = false): ReadonlySet<string> {
  const found = new Set<string>();
  for (const tree of trees) {
    visit(tree, 'element', ({ tagName, properties: { href, dataFile } }) => {
      if (own && dataFile !== undefined) return;
      if (tagName === 'a' && typeof href === 'string' && isAddress(href)) found.add(plain(href));
    });
  }
  return found;
}

/** The addresses that the edition's own pages link to, and those of the licence, the source and the edition itself. */
function ownAddresses({ duties, manifest, copyright, license, colophon }: Edition): readonly string[] {
  const own = [...duties.licenseUrls, duties.source, manifest.url, manifest.license.url];
  return [
    ...own.filter((address) => address !== undefined).map(plain),
    ...addressesIn([copyright.tree, license.tree, colophon.tree]),
  ];
}

/**
 * Normalizes an address, since programs write it in different ways: host and scheme in lowercase, and percent-encoding only
 * of characters that would otherwise have another meaning.
 */
function plain(address: string): string {
  const whole = URL.canParse(address) ? new URL(address).href : address;
  return whole.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURI(escapes.toUpperCase());
    } catch {
      return escapes.toUpperCase();
    }
  });
}

/** The host of an address, or the address itself if it has none (`mailto:`). */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host || address : address;
}

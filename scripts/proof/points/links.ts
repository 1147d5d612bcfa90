// Points: every link inside the copy leads somewhere, and those that lead out lead where the book says.

import type { Root } from 'hast';
import { isAddress } from '../../dialect/links.ts';
import type { Edition } from '../../model/book.ts';
import type { Point } from '../../model/proof.ts';
import { visit } from '../../tree/visit.ts';

/** See `about`. */
export const links: Point = {
  id: 'links',
  about: 'every link inside it leads to something in it',
  run({ format, copy }) {
    const dead = copy.links.filter(({ found }) => !found);
    const failures = dead.map(
      ({ from, to }) => `Cannot find \`${to}\`, which ${from} of the ${format.id} edition links to`,
    );
    return { told: `${copy.links.length - dead.length} of ${copy.links.length}`, where: [], failures };
  },
};

/** See `about`. */
export const addresses: Point = {
  id: 'addresses',
  about: 'links that lead out lead where the book says',
  run({ format, copy, edition }) {
    if (format.addresses === 'none') return undefined;
    const wanted = addressesIn(edition.chapters.map(({ tree }) => tree));
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

/** The addresses outside the book that trees link to. */
function addressesIn(trees: readonly Root[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const tree of trees) {
    visit(tree, 'element', ({ tagName, properties: { href } }) => {
      if (tagName === 'a' && typeof href === 'string' && isAddress(href)) found.add(plain(href));
    });
  }
  return found;
}

/** Where the edition's own pages, and what is said of the edition as a whole, lead. */
function ownAddresses({ duties, manifest, copyright, license, colophon }: Edition): readonly string[] {
  const own = [...duties.licenseUrls, duties.source, manifest.url, manifest.license.url];
  return [
    ...own.filter((address) => address !== undefined).map(plain),
    ...addressesIn([copyright.tree, license.tree, colophon.tree]),
  ];
}

/**
 * An address in one form, however a browser or another program writes it: host and scheme in small letters, and no percent
 * escapes but those of characters that would mean something else without them.
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

/** The host of an address; where it has none, as with `mailto:`, the address itself. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host || address : address;
}

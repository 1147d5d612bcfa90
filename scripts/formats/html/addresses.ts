// Gives the paths of all files of a web edition, and the relative addresses that lead to them.

import type { Properties } from 'hast';
import type { Edition } from '../../model/book.ts';
import { webImage } from '../../render/offered-files.ts';
import { redirectsOf } from '../../settings/redirects.ts';
import { freeId } from '../../text/free-ids.ts';
import { encodedPath } from '../../text/percent.ts';
import { formerIds } from '../../tree/redirected-ids.ts';

/** The files of a web edition, as paths from its folder. */
export type Places = Readonly<{
  index: string;
  copyright: string;
  license: string;
  /** The index of terms. */
  terms: string;
  /** The whole book on one page. */
  whole: string;
  /** The page that servers show for an unknown address. */
  lost: string;
  /** The page of the chapter with this name. Throws for an unknown name. */
  chapter: (name: string) => string;
  /** The page of an anchor, or of a part such as the index; undefined where there is no such id. */
  page: (id: string) => string | undefined;
  /** The former ids of each anchor that has some. */
  former: ReadonlyMap<string, readonly string[]>;
  /** The id that an anchor has on a page. On the page of its chapter it is the one that is unique in the chapter. */
  idOn: (page: string, id: string) => string;
  /** Further ids on a page, by the main id there: former ids, and the slugs of headings that have an explicit id. */
  further: (page: string) => ReadonlyMap<string, readonly string[]>;
  /** The file of a picture, by its path in the book. */
  image: (path: string) => string;
  /** The file of a sample program, by its path in the book; undefined where there is none. */
  sample: (path: string) => string | undefined;
  /** The attributes of a link to a file that the book offers, by its path in the book. */
  file: (path: string) => Properties;
  /** The relative address of an anchor, or of a part such as the index, from the page `from`. */
  link: (id: string, from: string) => string;
  /** Tells whether the book, or a chapter of it, has an anchor with this id. */
  isAnchor: (id: string) => boolean;
}>;

/** Gives each page a file. Chapters keep their names, unless two names are the same where case does not count. */
export function placesOf({
  manifest,
  chapters,
  anchors,
  copyright,
  license,
  images,
  index,
  samples,
  files,
}: Edition): Places {
  // On some disks `Index.html` and `index.html` are one file.
  const lower = new Set(['index', '404']);
  const redirected = redirectsOf(manifest).flatMap(({ page, id }) =>
    page && id === undefined ? [page] : [],
  );
  for (const name of [
    ...redirected.map((page) => page.replace(/\.html$/i, '')),
    ...chapters.map(({ name }) => name),
  ])
    lower.add(name.toLowerCase());
  const taken = { has: (name: string) => lower.has(name.toLowerCase()) };
  const file = (name: string) => {
    lower.add(name.toLowerCase());
    return `${name}.html`;
  };
  const first = new Set(['index', '404']);
  const pages = new Map(
    chapters.map(({ name }) => {
      const own = !first.has(name.toLowerCase());
      first.add(name.toLowerCase());
      return [name, file(own ? name : freeId(name, taken))];
    }),
  );
  const chapter = (name: string) => {
    const page = pages.get(name);
    if (page === undefined) throw new Error(`Cannot find chapter \`${name}\``);
    return page;
  };
  const places = {
    index: 'index.html',
    copyright: file(freeId('copyright', taken)),
    license: file(freeId('license', taken)),
    terms: file(freeId('terms', taken)),
    whole: file(freeId('all', taken)),
    lost: '404.html',
    chapter,
    // Samples that a browser would show as a page, running their scripts, get an extension for plain text.
    sample: (path: string) =>
      samples.has(path) ? path.replace(/\.(?:[sx]?html?|xht|xml|svg)$/i, '$&.txt') : undefined,
    file: (path: string) => {
      const { place, download } = files.get(path) ?? {};
      return place === undefined ? {} : { href: address(place), download };
    },
    image: (path: string) => webImage(path, images.get(path)?.type ?? ''),
  };
  const own = new Map([
    [copyright.id, places.copyright],
    [license.id, places.license],
    ...(index ? [[index.id, places.terms] as const] : []),
  ]);
  const page = (id: string) => {
    const home = anchors.get(id)?.home;
    return own.get(id) ?? (home === undefined ? undefined : chapter(home));
  };
  // The contents have an entry for every anchor, and one page has the whole book: there ids must be unique in the book.
  const ofBook = new Set([places.index, places.whole]);
  const idOn = (file: string, id: string) => (ofBook.has(file) ? id : (anchors.get(id)?.local ?? id));
  const link = (id: string, from: string) => {
    const to = from === places.whole ? from : (page(id) ?? from);
    const there = fragment(idOn(to, id));
    return to === from ? `#${there}` : `${address(to)}#${there}`;
  };
  const former = formerIds(manifest);
  const known = new Set([...former.values()].flat());
  const byPage = new Map<string, Map<string, readonly string[]>>();
  for (const { id, local, slugs = [], home } of anchors.values()) {
    const ids = [...(former.get(id) ?? []), ...slugs.filter((slug) => !known.has(slug))];
    if (ids.length === 0) continue;
    const file = chapter(home);
    byPage.set(file, (byPage.get(file) ?? new Map()).set(local, ids));
  }
  const further = (file: string) => (ofBook.has(file) ? former : (byPage.get(file) ?? new Map()));
  const locals = new Set([...anchors.values()].flatMap(({ local, slugs = [] }) => [local, ...slugs]));
  const isAnchor = (id: string) => anchors.has(id) || locals.has(id);
  return { ...places, page, former, idOn, further, link, isAnchor };
}

/** Gives a path as a relative address: percent-encodes what would end the path, and a colon, which would end a scheme. */
export function address(path: string): string {
  return encodedPath(path);
}

/** Gives an id as a fragment of an address. `sec:authorship` stays as it is. */
export function fragment(id: string): string {
  return encodeURI(id).replaceAll('#', '%23');
}

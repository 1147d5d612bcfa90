// Where everything of a web edition is: its files, and the relative addresses that lead to them.

import type { Edition } from '../../model/book.ts';
import { imageEndings } from '../../read/images.ts';
import { redirectsOf } from '../../settings/redirects.ts';
import { freeId } from '../../text/free-ids.ts';
import { formerIds } from '../../tree/former.ts';

/** The files of a web edition, by path from its folder. */
export type Places = Readonly<{
  index: string;
  copyright: string;
  license: string;
  /** The index of terms. */
  terms: string;
  /** The whole book on one page. */
  whole: string;
  /** What a server shows for an address that it does not have. */
  lost: string;
  /** The page of the chapter with this name. */
  chapter: (name: string) => string;
  /** The page where an anchor, or a page of the edition's own, stands; undefined where there is no such id. */
  page: (id: string) => string | undefined;
  /** The old ids of each anchor that has some. */
  former: ReadonlyMap<string, readonly string[]>;
  /** The id that an anchor has on a page: on its chapter's the one that it has in its chapter. */
  idOn: (page: string, id: string) => string;
  /** Further ids of what stands on a page, by the id that it has there: old ones, and the slugs of headings with names. */
  further: (page: string) => ReadonlyMap<string, readonly string[]>;
  /** The file of a picture, by its path in the book. */
  image: (path: string) => string;
  /** The file of a sample program, by its path in the book; undefined where there is none. */
  sample: (path: string) => string | undefined;
  /** The relative address of an anchor, or of a page of the edition's own, from the page `from`. */
  link: (id: string, from: string) => string;
  /** Whether the book, or a chapter of it, has an anchor of this id. */
  isAnchor: (id: string) => boolean;
}>;

/** Gives each page a file of its own. Chapters have their names, as far as each is one of its own on every disk. */
export function placesOf({
  manifest,
  chapters,
  anchors,
  copyright,
  license,
  images,
  index,
  samples,
}: Edition): Places {
  // Some disks take `Index.html` and `index.html` for one file.
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
    if (page === undefined) throw new Error(`no chapter \`${name}\``);
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
    // What a browser would show as a page, and whose scripts it would run, is text for ours.
    sample: (path: string) =>
      samples.has(path) ? path.replace(/\.(?:[sx]?html?|xht|xml|svg)$/i, '$&.txt') : undefined,
    // Pictures from elsewhere in the book get a folder where they can't meet a page, the fonts or the stylesheet.
    image: (path: string) => {
      const type = images.get(path)?.type ?? '';
      // Servers tell what a file is by its ending.
      const name = imageEndings[type]?.test(path) === false ? `${path}.${type}` : path;
      return name.startsWith('images/') ? name : `pictures/${name}`;
    },
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
  // The index has an entry for every anchor, and one page has the whole book: there ids are unique in the book.
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

/** A path as a relative address: what would end the path is percent-encoded, and a colon, which would end a scheme. */
export function address(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** An id as a fragment: `sec:authorship` stays as it is. */
export function fragment(id: string): string {
  return encodeURI(id).replaceAll('#', '%23');
}

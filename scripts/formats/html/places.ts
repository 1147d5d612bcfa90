// Where everything of a web edition is: its files, and the relative addresses that lead to them.

import type { Edition } from '../../book.ts';
import { freeId } from '../../ids.ts';

/** The files of a web edition, by path from its folder. */
export type Places = Readonly<{
  index: string;
  copyright: string;
  license: string;
  /** The index of terms. */
  terms: string;
  /** The page of the chapter with this name. */
  chapter: (name: string) => string;
  /** The file of a picture, by its path in the book. */
  image: (path: string) => string;
  /** The relative address of an anchor, or of a page of the edition's own, from the page `from`. */
  link: (id: string, from: string) => string;
  /** Whether the book has an anchor of this id. */
  isAnchor: (id: string) => boolean;
}>;

/** Gives each page a file of its own. Chapters have their names; only one that is called `index` must take another. */
export function placesOf({ chapters, anchors, copyright, license, index }: Edition): Places {
  // Some disks take `Index.html` and `index.html` for one file.
  const taken = new Set(['index', ...chapters.map(({ name }) => name.toLowerCase())]);
  const file = (name: string) => `${name}.html`;
  const places = {
    index: 'index.html',
    copyright: file(freeId('copyright', taken)),
    license: file(freeId('license', taken)),
    terms: file(freeId('terms', taken)),
    chapter: (name: string) => file(name.toLowerCase() === 'index' ? freeId('index', taken) : name),
    // Pictures from elsewhere in the book get a folder where they can't meet a page, the fonts or the stylesheet.
    image: (path: string) => (path.startsWith('images/') ? path : `pictures/${path}`),
  };
  const own = new Map([
    [copyright.id, places.copyright],
    [license.id, places.license],
    ...(index ? [[index.id, places.terms] as const] : []),
  ]);
  const link = (id: string, from: string) => {
    const home = anchors.get(id)?.home;
    const page = own.get(id) ?? (home === undefined ? from : places.chapter(home));
    return page === from ? `#${fragment(id)}` : `${address(page)}#${fragment(id)}`;
  };
  return { ...places, link, isAnchor: (id) => anchors.has(id) };
}

/** A path as a relative address: what would end the path is percent-encoded, and a colon, which would end a scheme. */
export function address(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** An id as a fragment: `sec:authorship` stays as it is. */
export function fragment(id: string): string {
  return encodeURI(id).replaceAll('#', '%23');
}

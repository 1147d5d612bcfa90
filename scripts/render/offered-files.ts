// Gives the files that chapters link to their places in the web edition, and links to them their addresses.

import { posix } from 'node:path';
import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { folderUrl } from '../dialect/links.ts';
import type { Book, Edition } from '../model/book.ts';
import { imageEndings } from '../read/images.ts';
import { harmlessPaths, isPlainPicture } from '../text/harmless-paths.ts';
import { encodedPath } from '../text/percent.ts';
import { visit } from '../tree/visit.ts';

/**
 * Gives the files to which the trees of a book link, and sets the addresses of these links, in place, if the book's address
 * is known. A link around the very picture that it leads to gets none: only the web edition has more of the picture to show.
 */
export function offerFiles(trees: readonly Root[], book: Book): Edition['files'] {
  const links: { link: Element; path: string }[] = [];
  const shown = new Set<unknown>();
  for (const tree of trees) {
    visit(tree, 'element', (node) => {
      const { dataFile, src } = node.properties;
      if (node.tagName === 'img') shown.add(src);
      if (node.tagName === 'a' && typeof dataFile === 'string') links.push({ link: node, path: dataFile });
    });
  }
  const contents = new Map(
    [...book.files.values()].flatMap((file) =>
      file.kind === 'file' ? [[file.path, file.content] as const] : [],
    ),
  );
  const places = harmlessPaths(
    links.map(({ path }) => path),
    'files',
  );
  const files = new Map(
    [...places].map(([path, place]) => {
      const image = book.images.get(path);
      const isPicture = isPlainPicture(path);
      const own = shown.has(path) && typeof image === 'object' ? webImage(path, image.type) : undefined;
      // Its content may be another picture than its name says, such as a drawing, which may have scripts.
      const isShown = isPicture && own !== undefined && isPlainPicture(own);
      return [
        path,
        {
          path,
          content: contents.get(path) ?? new Uint8Array(),
          place: isShown ? own : place,
          download: isPicture ? undefined : posix.basename(path),
          isShown,
        },
      ] as const;
    }),
  );
  const { url } = book.manifest;
  for (const { link, path } of links) {
    const place = files.get(path)?.place;
    if (url === undefined || place === undefined || isAround(link, path)) continue;
    link.properties.href = `${folderUrl(url)}${encodedPath(place)}`;
  }
  return files;
}

/** Gives the file of a picture in the web edition, by its path in the book and its type. */
export function webImage(path: string, type: string): string {
  // Servers derive the media type of a file from its extension.
  const name = imageEndings[type]?.test(path) === false ? `${path}.${type}` : path;
  // Pictures from outside `images/` get a folder of their own, so that they can't overwrite a page or a stylesheet.
  return name.startsWith('images/') ? name : `pictures/${name}`;
}

/** Tells whether a link contains the picture at `path`, and no words. */
function isAround(link: Element, path: string): boolean {
  let found = false;
  visit(link, 'element', ({ tagName, properties: { src } }) => {
    found ||= tagName === 'img' && src === path;
  });
  return found && textOf(link).trim() === '';
}

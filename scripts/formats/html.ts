// Format: the web edition, a folder of pages for any web server or none.

import type { Artifact } from '../book.ts';
import type { Format } from '../contract.ts';
import { loadStylesheet } from '../stylesheet.ts';
import { webPages } from './html/pages.ts';
import { placesOf } from './html/places.ts';
import { readWeb } from './html/read.ts';

/** The fonts' packages: whoever hands on a font hands on its licence. */
const fonts = ['source-serif-4', 'source-sans-3', 'source-code-pro'];

/** See `about`. */
export const html = {
  id: 'html',
  about:
    'A web edition: a title page with the contents, a page for each chapter, the copyright page and the licence in full. ' +
    'It reads well on a phone and on a desk, by day and by night, needs no script and no other host, and opens from a disk ' +
    'as well as from a server. Every anchor is an address: `NAME.html#sec:x` is the text, `index.html#sec:x` its entry in ' +
    'the contents.',
  address: (id) => id,
  async write(edition, world) {
    const places = placesOf(edition);
    const pages = await webPages(edition, places, world);
    const { css, files } = await loadStylesheet(world, 'web.css');
    const artifact = (path: string, content: Uint8Array | string): Artifact => ({
      path: `html/${path}`,
      content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    });
    const licenses = await Promise.all(
      fonts.map(async (name) =>
        artifact(`fonts/${name}-license.txt`, await world.resource(`@fontsource/${name}/LICENSE`)),
      ),
    );
    return [
      ...[...pages].map(([file, page]) => artifact(file, page)),
      artifact('style.css', css),
      ...[...files].map(([path, content]) => artifact(path, content)),
      ...licenses,
      ...[...edition.images.values()].map(({ path, content }) => artifact(places.image(path), content)),
    ];
  },
  read: readWeb,
} satisfies Format;

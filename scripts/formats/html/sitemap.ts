// The list of a web edition's pages for search engines, where its address is known.

import type { Edition } from '../../book.ts';
import { fillTemplate } from '../../template.ts';
import type { World } from '../../world.ts';
import { folderOf } from './metadata.ts';
import { address, type Places } from './places.ts';

/** `sitemap.xml` (sitemaps.org): the pages in the order of reading; not those that only repeat or lead on. */
export async function sitemap(edition: Edition, places: Places, world: World): Promise<string | undefined> {
  const folder = folderOf(edition.manifest);
  if (folder === undefined) return undefined;
  const files = [
    ...edition.chapters.map(({ name }) => places.chapter(name)),
    ...(edition.index ? [places.terms] : []),
    places.copyright,
    places.license,
  ];
  const addresses = [folder, ...files.map((file) => new URL(address(file), folder).href)];
  return fillTemplate(world, 'sitemap.xml', { addresses, date: edition.date.toISOString().slice(0, 10) });
}

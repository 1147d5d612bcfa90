// Makes the files for search in a web edition: the texts of sections, the pages of anchors, and the search engine.

import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Edition } from '../../model/book.ts';
import type { World } from '../../model/world.ts';
import { numberedTitle } from '../../text/numbered-title.ts';
import { readTemplate } from '../../text/stylesheet.ts';
import { inline } from '../../tree/markup.ts';
import { address, type Places } from './addresses.ts';
import { enclose } from './scripts.ts';

/** A section for search: its id, its title, and its text in one line. */
export type FoundSection = readonly [id: string, title: string, text: string];

/**
 * Gives the files for search, by path from the edition's folder. Data are scripts, since a page from a disk may load no
 * other file. They are texts and no index, since results show the texts and an index would be needed on top of them. The
 * browser makes the index at the first search, in well under a second, and divides texts and queries into words alike.
 */
export async function searchFiles(
  edition: Edition,
  places: Places,
  world: World,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const engine = new TextDecoder().decode(await world.resource('minisearch/dist/umd/index.js'));
  return new Map<string, string | Uint8Array>([
    ['search/search.js', enclose(await readTemplate(world, 'web/search/search.js'))],
    ['search/sections.js', global('colophonSections', bookSections(edition, places))],
    ['search/anchors.js', global('colophonAnchors', anchorsByPage(edition, places))],
    // The address of a source map is removed, since the map is not there.
    ['search/minisearch.js', engine.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')],
    ['search/minisearch-license.txt', await world.resource('minisearch/LICENSE.txt')],
  ]);
}

/** Gives the address of each chapter, its name, and its sections in the order of the text. */
export function bookSections(
  { chapters }: Edition,
  places: Places,
): readonly (readonly [page: string, title: string, sections: readonly FoundSection[]])[] {
  return chapters.map(({ name, tree, entry }) => {
    const page = places.chapter(name);
    const sections = sectionsOf(tree, entry.id).map(
      ([id, title, text]): FoundSection => [places.idOn(page, id), title, text],
    );
    return [address(page), numberedTitle(entry), sections];
  });
}

/** Gives the sections of a tree. Text before the first heading belongs to the section `id`. */
export function sectionsOf(tree: Root, id: string): readonly FoundSection[] {
  const found: { id: string; title: string; text: string[] }[] = [{ id, title: '', text: [] }];
  const walk = (node: ElementContent | Root['children'][number]): void => {
    const last = found.at(-1);
    if (node.type === 'text') last?.text.push(node.value);
    if (node.type !== 'element') return;
    const own = node.properties.id;
    if (/^h[1-6]$/.test(node.tagName) && typeof own === 'string') {
      if (own !== last?.id) found.push({ id: own, title: '', text: [] });
      Object.assign(found.at(-1) ?? {}, { title: oneLine(textOf(node)) });
      return;
    }
    const note = firstNote(node);
    if (note !== undefined) found.push({ id: note, title: String(node.properties.ariaLabel), text: [] });
    if (typeof node.properties.alt === 'string') found.at(-1)?.text.push(` ${node.properties.alt} `);
    const isBlock = !inline.has(node.tagName);
    if (isBlock) found.at(-1)?.text.push(' ');
    if (node.properties.dataFootnoteBackref === undefined) node.children.forEach(walk);
    if (isBlock) found.at(-1)?.text.push(' ');
  };
  tree.children.forEach(walk);
  return found.map((section) => [section.id, section.title, oneLine(section.text.join(''))]);
}

/** Gives the id of the first note, if an element is the section with the notes of a chapter. */
function firstNote({ tagName, properties, children }: Element): string | undefined {
  if (
    tagName !== 'section' ||
    !Array.isArray(properties.className) ||
    properties.className[0] !== 'footnotes'
  )
    return undefined;
  const list = children.find((child) => child.type === 'element' && child.tagName === 'ol');
  const item = list?.type === 'element' ? list.children.find((child) => child.type === 'element') : undefined;
  return item?.type === 'element' && typeof item.properties.id === 'string' ? item.properties.id : undefined;
}

/** Gives the ids on each page, former ones included, to redirect addresses whose id is now on another page. */
function anchorsByPage({ anchors }: Edition, places: Places): Readonly<Record<string, readonly string[]>> {
  const pages = new Map<string, string[]>();
  for (const { id, local, kind } of anchors.values()) {
    const page = places.page(id);
    if (page === undefined || kind === 'note' || kind === 'term') continue;
    const ids = pages.get(address(page)) ?? [];
    ids.push(local, ...(places.former.get(id) ?? []));
    pages.set(address(page), ids);
  }
  return Object.fromEntries(pages);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function global(name: string, data: unknown): string {
  return `globalThis.${name} = ${JSON.stringify(data)};\n`;
}

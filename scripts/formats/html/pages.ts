// The pages of a web edition in reading order, each filled into the template.

import type { Element, Nodes, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Edition, Entry } from '../../book.ts';
import { freeId } from '../../ids.ts';
import { linkedIndex } from '../../index-tree.ts';
import { fillTemplate } from '../../template.ts';
import type { World } from '../../world.ts';
import { webBody } from './body.ts';
import { bookContents, captionsList, chapterContents } from './contents.ts';
import { bookData, description, socialCard } from './metadata.ts';
import { address, type Places } from './places.ts';
import { sidebars } from './sidebar.ts';

/** A page: its file, what it is called where others name it, and what is in it. */
type PlainPage = Readonly<{
  file: string;
  title: string;
  about: string;
  main: string;
  sections: Element | undefined;
}>;

/**
 * Every page's file, with its HTML. The order is that of reading: contents, chapters, index, copyright, licence.
 * `picture` is the file that links to the edition show.
 */
export async function webPages(
  edition: Edition,
  places: Places,
  picture: string | undefined,
  world: World,
): Promise<ReadonlyMap<string, string>> {
  const { manifest, duties, date, anchors, copyright, license, index } = edition;
  const own = new Set([copyright, license, ...edition.lists, ...(index ? [index] : [])].map(({ id }) => id));
  const taken = { has: (id: string) => anchors.has(id) || own.has(id) };
  const ids = {
    main: freeId('main', taken),
    contents: freeId('contents', taken),
    book: freeId('book', taken),
    settings: freeId('settings', taken),
  };
  const sidebar = sidebars(edition, places, toHtml);
  const common = {
    language: manifest.language,
    direction: edition.direction,
    book: manifest.title,
    subtitle: manifest.subtitle,
    authors: manifest.authors,
    version: manifest.version,
    date: date.toISOString().slice(0, 10),
    copyright: duties.copyright,
    sentence: duties.sentence,
    source: duties.source,
    data: bookData(edition),
    ids,
    files: {
      index: address(places.index),
      copyright: address(places.copyright),
      license: address(places.license),
    },
  };
  const first = edition.chapters[0];
  const front = await fillTemplate(world, 'index.html', {
    ...common,
    contents: toHtml(bookContents(edition, places)),
    lists: edition.lists.map((list) => ({
      id: list.id,
      title: list.title,
      html: toHtml(captionsList(list, places)),
    })),
    first: first && { title: label(first.entry), href: address(places.chapter(first.name)) },
  });
  const plain = (file: string, title: string, tree: Root, sections?: Element): PlainPage => ({
    file,
    title,
    about: description(tree),
    main: toHtml(webBody(tree, file, places, manifest.html)),
    sections,
  });
  const about = [manifest.subtitle, `by ${manifest.authors.join(', ')}`].filter((part) => part !== undefined);
  const pages: readonly PlainPage[] = [
    {
      file: places.index,
      title: 'Contents',
      about: `${manifest.title}: ${about.join(', ')}`,
      main: front,
      sections: undefined,
    },
    ...edition.chapters.map(({ name, tree, entry }) => {
      const file = places.chapter(name);
      return plain(file, label(entry), tree, chapterContents(entry, file, places));
    }),
    ...(index ? [plain(places.terms, index.title, linkedIndex(index, edition))] : []),
    plain(places.copyright, copyright.title, copyright.tree),
    plain(places.license, license.title, license.tree),
  ];
  const linkTo = (page: PlainPage | undefined) => page && { title: page.title, href: address(page.file) };
  const filled = await Promise.all(
    pages.map(async ({ file, title, about, main, sections }, index) => {
      const html = await fillTemplate(world, 'page.html', {
        ...common,
        front: file === places.index,
        title,
        about,
        card: socialCard(edition, file, picture),
        main,
        sidebar: file === places.index ? undefined : sidebar(file),
        sections: sections && toHtml(sections),
        previous: linkTo(pages[index - 1]),
        next: linkTo(pages[index + 1]),
      });
      return [file, html] as const;
    }),
  );
  return new Map(filled);
}

function label({ number, title }: Entry): string {
  return number === undefined ? title : `${number}. ${title}`;
}

const stringifier = unified().use(rehypeStringify).freeze();

function toHtml(tree: Nodes): string {
  return stringifier.stringify(tree.type === 'root' ? tree : { type: 'root', children: [tree as Element] });
}

// An edition as one HTML document for the printer: front matter, contents, chapters, licence.

import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Edition, Entry } from '../book.ts';
import { freeId } from '../ids.ts';
import { type Addressing, relink } from '../relink.ts';
import { loadStylesheet } from '../stylesheet.ts';
import { fillTemplate } from '../template.ts';
import type { Changes, Site, World } from '../world.ts';
import { hyphenatorOf } from './hyphenate.ts';
import { createPainter } from './paint.ts';
import { type Sheet, sheetRules } from './sheet.ts';

/** The printable form of an edition, all but the page numbers. */
export type Printable = Readonly<{
  edition: Edition;
  sheet: Sheet;
  site: Site;
  /** Colours of the code: stretches by class. */
  paint: NonNullable<Changes['paint']>;
  /** All that opens on a page of its own, in order. */
  front: Readonly<{ title: Entry; copyright: Entry; contents: Entry }>;
  /** Chapters, then the licence. */
  body: readonly Entry[];
}>;

/** The key (`data-fill`) of a place that shows the folio of `id`. */
export function folioKey(id: string): string {
  return `folio ${id}`;
}

/** Prepares an edition for printing on a sheet. */
export async function printable(edition: Edition, world: World, sheet: Sheet): Promise<Printable> {
  const { manifest, anchors, copyright, license, chapters, images } = edition;
  const own = new Set([copyright.id, license.id]);
  const free = (id: string) => freeId(id, { has: (one) => anchors.has(one) || own.has(one) });
  const front = {
    title: leaf(free('title'), manifest.title),
    copyright: leaf(copyright.id, copyright.title),
    contents: leaf(free('contents'), 'Contents'),
  };
  const body = [...chapters.map(({ entry }) => entry), leaf(license.id, license.title)];
  const pictures = new Map([...images.keys()].map((path, index) => [path, `images/${index}`]));
  const addresses: Addressing = {
    link: (id) => `#${id}`,
    image: (path) => pictures.get(path) ?? path,
    id: (id) => id,
  };
  const hyphenate = await hyphenatorOf(manifest.language);
  const painter = createPainter();
  const html = (tree: Root, running = false) => {
    const copy = relink(tree, addresses);
    painter.take(copy);
    if (running) hyphenate(copy);
    return toHtml(copy);
  };
  const page = await fillTemplate(world, 'book.html', {
    language: manifest.language,
    direction: edition.direction,
    title: manifest.title,
    subtitle: manifest.subtitle,
    authors: manifest.authors,
    version: manifest.version,
    date: edition.date.toISOString().slice(0, 10),
    titleId: front.title.id,
    contentsId: front.contents.id,
    copyright: html(copyright.tree),
    contents: toHtml({ type: 'root', children: [contentsList(body)] }),
    chapters: chapters.map(({ tree }) => html(tree, true)),
    license: html(license.tree),
    destinations: allLinks(
      [...Object.values(front), ...body].map(({ id }) => id).concat([...anchors.keys()]),
    ),
  });
  const { css, files } = await loadStylesheet(world, 'print.css');
  const bytes = (text: string) => new TextEncoder().encode(text);
  const site: Site = new Map([
    ...files,
    ...[...images].map(([path, { content }]) => [pictures.get(path) ?? path, content] as const),
    ['index.html', bytes(page)],
    ['print.css', bytes(css + sheetRules(sheet))],
  ]);
  return { edition, sheet, site, paint: painter.paint, front, body };
}

function leaf(id: string, title: string): Entry {
  return { id, number: undefined, title, children: [] };
}

/** The contents to three ranks, each line a link with room for the folio at its end. */
function contentsList(entries: readonly Entry[], depth = 1): Element {
  const items = entries.map(({ id, number, title, children }) =>
    h('li', [
      h('a', { href: `#${id}` }, [
        // An entry without a number keeps the column of those that have one only below the first rank.
        ...(number === undefined && depth === 1 ? [] : [h('span.number', number ?? ''), ' ']),
        h('span.name', title),
        h('span.leader'),
        h('span.page', { dataFill: folioKey(id) }, '000'),
      ]),
      ...(children.length > 0 && depth < 3 ? [contentsList(children, depth + 1)] : []),
    ]),
  );
  return h('ol', items);
}

/** Chromium makes a destination of an id only where a link leads to it; these links take no room and are not seen. */
function allLinks(ids: readonly string[]): string {
  const links = ids.map((id) => h('a', { href: `#${id}` }));
  return toHtml({ type: 'root', children: [h('div', { hidden: true }, links)] });
}

function toHtml(tree: Root): string {
  return unified().use(rehypeStringify).stringify(tree);
}

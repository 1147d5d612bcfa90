// An edition as one HTML document for the printer: front matter, contents, chapters, licence, colophon.

import type { Root } from 'hast';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Edition, Entry } from '../book.ts';
import { freeId } from '../ids.ts';
import { type Addressing, relink } from '../relink.ts';
import { loadStylesheet } from '../stylesheet.ts';
import { fillTemplate } from '../template.ts';
import type { Changes, Site, World } from '../world.ts';
import { bind } from './bound.ts';
import { contentsList } from './contents.ts';
import { hyphenatorOf } from './hyphenate.ts';
import { blankKey } from './keys.ts';
import { createPainter } from './paint.ts';
import { type Sheet, sheetRules } from './sheet.ts';

/** How an edition is set: on which sheet, for whose eyes. */
export type Setting = Readonly<{
  sheet: Sheet;
  /** A bound book: parts open on rectos, links name pages, addresses become notes. Else one for the screen. */
  bound: boolean;
  /** In colour, or in black and greys. */
  ink: 'color' | 'black';
  /** Whether the last page must be blank (some binders print on it). */
  lastBlank: boolean;
}>;

/** The printable form of an edition, all but the page numbers. */
export type Printable = Setting &
  Readonly<{
    edition: Edition;
    site: Site;
    /** Class names of the document's root. */
    root: string;
    /** Colours of the code: stretches by class. */
    paint: NonNullable<Changes['paint']>;
    /** All that opens on a page of its own, in order: what stands before the body, and the body. */
    front: Readonly<{ title: Entry; copyright: Entry; contents: Entry }>;
    body: readonly Entry[];
  }>;

/** Prepares an edition for printing. */
export async function printable(edition: Edition, world: World, setting: Setting): Promise<Printable> {
  const { manifest, anchors, copyright, license, colophon, chapters, images } = edition;
  const own = new Set([copyright.id, license.id, colophon.id]);
  const free = (id: string) => freeId(id, { has: (one) => anchors.has(one) || own.has(one) });
  const front = {
    title: leaf(free('title'), manifest.title),
    copyright: leaf(copyright.id, copyright.title),
    contents: leaf(free('contents'), 'Contents'),
  };
  const body = [
    ...chapters.map(({ entry }) => entry),
    ...[license, colophon].map(({ id, title }) => leaf(id, title)),
  ];
  const ids = {
    title: front.title.id,
    contents: front.contents.id,
    license: license.id,
    colophon: colophon.id,
  };
  const pictures = new Map([...images].map(([path, { type }], index) => [path, `images/${index}.${type}`]));
  const hyphenate = await hyphenatorOf(manifest.language);
  const painter = createPainter();
  const addresses: Addressing = {
    link: (id) => `#${id}`,
    image: (path) => pictures.get(path) ?? path,
    id: (id) => id,
  };
  const html = (tree: Root, running = false) => {
    const copy = relink(tree, addresses);
    painter.take(copy);
    groupFigures(copy);
    if (running && setting.bound) bind(copy);
    if (running) hyphenate(copy);
    return toHtml(copy);
  };
  const root = [setting.bound ? 'bound' : 'screen', setting.ink].join(' ');
  const page = await fillTemplate(world, 'book.html', {
    language: manifest.language,
    direction: edition.direction,
    root,
    bound: setting.bound,
    ids,
    blank: (id: string) =>
      toHtml({ type: 'root', children: [h('div.blank', { hidden: true, dataFill: blankKey(id) })] }),
    title: manifest.title,
    subtitle: manifest.subtitle,
    authors: manifest.authors,
    publisher: manifest.publisher,
    version: manifest.version,
    date: edition.date.toISOString().slice(0, 10),
    copyright: html(copyright.tree),
    contents: toHtml({ type: 'root', children: [contentsList(body)] }),
    chapters: chapters.map(({ tree, entry }) => ({ id: entry.id, html: html(tree, true) })),
    license: html(license.tree),
    colophon: html(colophon.tree),
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
    ['print.css', bytes(css + sheetRules(setting.sheet))],
  ]);
  return { ...setting, edition, site, root, paint: painter.paint, front, body };
}

/** Chromium tags a figure as a picture without words; the picture in it has its own, the caption is text. */
function groupFigures(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'figure') properties.role = 'group';
  });
}

function leaf(id: string, title: string): Entry {
  return { id, number: undefined, title, children: [] };
}

/** Chromium makes a destination of an id only where a link leads to it; these links take no room and are not seen. */
function allLinks(ids: readonly string[]): string {
  const links = ids.map((id) => h('a', { href: `#${id}` }));
  return toHtml({ type: 'root', children: [h('div', { hidden: true }, links)] });
}

function toHtml(tree: Root): string {
  return unified().use(rehypeStringify).stringify(tree);
}

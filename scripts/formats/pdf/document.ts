// An edition as one HTML document for the printer: front matter, contents, chapters, licence.

import type { Root } from 'hast';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Edition, Entry } from '../../book.ts';
import { freeId } from '../../ids.ts';
import { relink } from '../../relink.ts';
import { loadStylesheet } from '../../stylesheet.ts';
import { fillTemplate } from '../../template.ts';
import type { Site, World } from '../../world.ts';
import { hyphenatorOf } from './hyphenate.ts';
import { type Sheet, sheetRules } from './sheet.ts';

/** What a contents' line says of an anchor's page: its folio, or nothing yet. */
export type FolioOf = (id: string) => string;

/** The printable form of an edition, all but the page numbers made once. */
export type Printable = Readonly<{
  /** The document's files with page numbers in place; `measuring`: invisible, and with a link to every anchor. */
  site: (folio: FolioOf, measuring: boolean) => Promise<Site>;
  /** All that opens on a page of its own, in order: title page, copyright page, contents, chapters, licence. */
  front: Readonly<{ title: Entry; copyright: Entry; contents: Entry }>;
  body: readonly Entry[];
}>;

/** Prepares an edition for printing on a sheet. */
export async function printable(edition: Edition, world: World, sheet: Sheet): Promise<Printable> {
  const { manifest, anchors, copyright, license, chapters, images } = edition;
  const leaf = (id: string, title: string): Entry => ({ id, number: undefined, title, children: [] });
  const own = new Set([copyright.id, license.id]);
  const free = (id: string) => freeId(id, { has: (one) => anchors.has(one) || own.has(one) });
  const front = {
    title: leaf(free('title'), manifest.title),
    copyright: leaf(copyright.id, copyright.title),
    contents: leaf(free('contents'), 'Contents'),
  };
  const body = [...chapters.map(({ entry }) => entry), leaf(license.id, license.title)];
  const { css, files } = await loadStylesheet(world, 'print.css');
  const pictures = new Map([...images.keys()].map((path, index) => [path, `images/${index}`]));
  const addresses = {
    link: (id: string) => `#${id}`,
    image: (path: string) => pictures.get(path) ?? path,
    id: (id: string) => id,
  };
  const html = (tree: Root) => toHtml(relink(tree, addresses));
  const hyphenate = await hyphenatorOf(manifest.language);
  const running = (tree: Root) => {
    const copy = relink(tree, addresses);
    hyphenate(copy);
    return toHtml(copy);
  };
  const parts = {
    language: manifest.language,
    direction: new Intl.Locale(manifest.language).maximize().script === 'Arab' ? 'rtl' : 'ltr',
    title: manifest.title,
    subtitle: manifest.subtitle,
    authors: manifest.authors,
    version: manifest.version,
    date: edition.date.toISOString().slice(0, 10),
    titleId: front.title.id,
    contentsId: front.contents.id,
    copyright: html(copyright.tree),
    chapters: chapters.map(({ tree }) => running(tree)),
    license: html(license.tree),
  };
  const bytes = (text: string) => new TextEncoder().encode(text);
  const assets = new Map<string, Uint8Array>([
    ...files,
    ...[...images].map(([path, { content }]) => [pictures.get(path) ?? path, content] as const),
  ]);
  const styles = {
    final: bytes(css + sheetRules(sheet)),
    hidden: bytes(`${css}${sheetRules(sheet)}* { visibility: hidden !important }\n`),
  };
  return {
    front,
    body,
    site: async (folio, measuring) => {
      const page = await fillTemplate(world, 'book.html', {
        ...parts,
        contents: toHtml({ type: 'root', children: [contentsList(body, folio)] }),
        destinations: measuring
          ? allLinks([...Object.values(front).map(({ id }) => id), license.id, ...anchors.keys()])
          : '',
      });
      return new Map([
        ...assets,
        ['index.html', bytes(page)],
        ['print.css', measuring ? styles.hidden : styles.final],
      ]);
    },
  };
}

/** The contents to three ranks, each line a link with the folio at its end. */
function contentsList(entries: readonly Entry[], folio: FolioOf, depth = 1): ReturnType<typeof h> {
  const items = entries.map(({ id, number, title, children }) =>
    h('li', [
      h('a', { href: `#${id}` }, [
        // An entry without a number keeps the column of those that have one only below the first rank.
        ...(number === undefined && depth === 1 ? [] : [h('span.number', number ?? ''), ' ']),
        h('span.name', title),
        h('span.leader'),
        h('span.page', folio(id)),
      ]),
      ...(children.length > 0 && depth < 3 ? [contentsList(children, folio, depth + 1)] : []),
    ]),
  );
  return h('ol', items);
}

/** Chromium makes a destination of an id only where a link leads to it; these links are in no one's way. */
function allLinks(ids: readonly string[]): string {
  const list = h(
    'div',
    { hidden: true },
    ids.map((id) => h('a', { href: `#${id}` })),
  );
  return toHtml({ type: 'root', children: [list] });
}

function toHtml(tree: Root): string {
  return unified().use(rehypeStringify).stringify(tree);
}

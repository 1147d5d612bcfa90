// An edition as HTML for the printer: front matter, contents, chapters, licence, colophon.

import type { Root } from 'hast';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Edition, Entry } from '../model/book.ts';
import type { Site, World } from '../model/world.ts';
import type { Room } from '../settings/print/sheet.ts';
import { facesFor } from '../text/fonts/faces.ts';
import { joinPassages, takePassages } from '../text/fonts/han.ts';
import { freeId } from '../text/free-ids.ts';
import { fillTemplate } from '../text/template.ts';
import { blocksOf } from '../tree/blocks.ts';
import { type Addressing, relink } from '../tree/relink.ts';
import { visit } from '../tree/visit.ts';
import { black, takeColours } from './code-blocks.ts';
import { blankKey, captionsList, contentsList, pagedIndex } from './contents.ts';
import { fitTables, fitWidths } from './fit-to-page.ts';
import { allowBreaks, hyphenatorOf } from './hyphenate.ts';
import { openPagePool, type PagePool } from './page-pool.ts';
import { bind } from './page-references.ts';
import { holds, type Section, type Slice, sliceLength, sliceSections } from './sections.ts';
import { type Kind, rootOf, shellOf } from './shell.ts';

/** How an edition is set: in a bound book parts open on rectos, links name pages, addresses become notes. */
export type Setting = Kind &
  Readonly<{
    /** Whether the last page must be blank (some binders print on it). */
    lastBlank: boolean;
    /** What tables have to fit: that of the narrowest sheet on which the book may be set. */
    room: Room;
  }>;

/** The printable form of an edition, all but its sheet and the page numbers. */
export type Printable = Setting &
  Readonly<{
    edition: Edition;
    sections: readonly Section[];
    slices: readonly Slice[];
    /** The markup of a slice, for the body of its document (`shellOf`); the files that any slice loads beside. */
    content: (slice: Slice) => string;
    files: Site;
    /** The papers that it is set on. */
    pool: PagePool;
    /** Class names of the document's root. */
    root: string;
    /** All that opens on a page of its own, in order: what stands before the body, and the body. */
    front: Readonly<{ title: Entry; copyright: Entry; contents: Entry }>;
    lists: readonly Entry[];
    body: readonly Entry[];
  }>;

/** Prepares an edition for printing, in slices of at most `limit` characters of markup, on `pool` of its kind. */
export async function printable(
  edition: Edition,
  world: World,
  setting: Setting,
  { limit = sliceLength, pool = openPagePool(() => shellOf(edition.manifest, setting, world), world) } = {},
): Promise<Printable> {
  const {
    manifest,
    words,
    anchors,
    lists: captionLists,
    index,
    copyright,
    license,
    colophon,
    chapters,
    images,
  } = edition;
  const own = new Set([
    copyright.id,
    license.id,
    colophon.id,
    ...[...captionLists, ...(index ? [index] : [])].map(({ id }) => id),
  ]);
  const free = (id: string) => freeId(id, { has: (one) => anchors.has(one) || own.has(one) });
  const front = {
    title: leaf(free('title'), manifest.title),
    copyright: leaf(copyright.id, copyright.title),
    contents: leaf(free('contents'), words.contents),
  };
  const lists = captionLists.map(({ id, title }) => leaf(id, title));
  const opening = [...Object.values(front), ...lists];
  const body = [
    ...chapters.map(({ entry }) => entry),
    ...[license, ...(index ? [index] : []), colophon].map(({ id, title }) => leaf(id, title)),
  ];
  const pictures = new Map([...images].map(([path, { type }], index) => [path, `images/${index}.${type}`]));
  const hyphenate = await hyphenatorOf(
    manifest.language,
    chapters.map(({ tree }) => tree),
  );
  const addresses: Addressing = {
    link: (id) => `#${id}`,
    image: (path) => pictures.get(path) ?? path,
    id: (id) => id,
  };
  const pin = freePrefix('at', [...anchors.keys(), ...own]);
  let pinned = 0;
  const texts: string[] = [];
  const passages: ReadonlyMap<string, string>[] = [];
  const section = (className: string, opens: string, tree: Root, running = false): Section => {
    const copy = relink(tree, addresses);
    const pins = `${pin}${pinned++}`;
    const count = numberBlocks(copy);
    const colours = takeColours(copy, setting.ink === 'black' ? black : undefined);
    groupFigures(copy);
    dropBackLinks(copy);
    openDetails(copy);
    spellBoxes(copy);
    fitWidths(copy);
    if (running && setting.bound) bind(copy, words);
    allowBreaks(copy);
    if (running) hyphenate(copy);
    fitTables(copy, setting.room);
    const html = toHtml(copy);
    const taken = takePassages(copy, manifest.language);
    passages.push(taken);
    texts.push(taken.size > 0 ? toHtml(copy) : html);
    return {
      opens,
      html: `<section class="${className}" data-pins="${pins}">${html}</section>`,
      ids: idsIn(copy),
      pins,
      count,
      ...colours,
    };
  };
  const matter = await fillTemplate(world, 'front-matter.html', {
    bound: setting.bound,
    words,
    ids: { title: front.title.id, contents: front.contents.id },
    blank,
    title: manifest.title,
    subtitle: manifest.subtitle,
    authors: manifest.authors,
    publisher: manifest.publisher,
    version: manifest.version,
    date: edition.date.toISOString().slice(0, 10),
    copyright: toHtml(relink(copyright.tree, addresses)),
    contents: toHtml({ type: 'root', children: [contentsList(body, manifest.contents.depth)] }),
    lists: captionLists.map(({ id, title, captions }) => ({
      id,
      title,
      html: toHtml(captionsList(captions)),
    })),
  });
  const sections: readonly Section[] = [
    {
      opens: undefined,
      html: matter,
      ids: new Set(opening.map(({ id }) => id)),
      pins: undefined,
      count: 0,
      blocks: 0,
      paint: new Map(),
    },
    ...chapters.map(({ tree, entry }) => section('chapter', entry.id, tree, true)),
    section('appendix', license.id, license.tree),
    ...(index ? [section('index', index.id, pagedIndex(index, words))] : []),
    section('colophon', colophon.id, colophon.tree),
  ];

  const root = rootOf(setting);
  const ids = [...opening, ...body].map(({ id }) => id).concat([...anchors.keys()]);
  const faces = await facesFor(
    { text: [matter, ...texts].join(''), language: manifest.language, passages: joinPassages(passages) },
    world,
  );
  const files: Site = new Map([
    ...faces.files,
    ...[...images].map(([path, { content }]) => [pictures.get(path) ?? path, content] as const),
  ]);
  const style = faces.css === '' ? '' : `<style>${faces.css}</style>`;
  const content = (slice: Slice) =>
    [
      style,
      linkAll(ids, setting.bound ? [] : ids.filter((id) => !holds(slice, id))),
      withBlanks(slice, sections),
    ].join('\n');
  const slices = sliceSections(sections, limit);
  return { ...setting, edition, sections, slices, content, files, pool, root, front, lists, body };
}

/**
 * The markup of a slice, with room for a blank page before what opens in it. The blank before the next slice stands at
 * this one's end, so that each begins on a recto.
 */
function withBlanks(slice: Slice, sections: readonly Section[]): string {
  const next = sections[sections.indexOf(slice.at(-1) as Section) + 1];
  const parts = slice.map(({ opens, html }, index) =>
    opens === undefined || index === 0 ? html : blank(opens) + html,
  );
  const after = next?.opens === undefined ? blank('end 1') + blank('end 2') : blank(next.opens);
  return [...parts, after].join('\n');
}

function blank(id: string): string {
  return toHtml({ type: 'root', children: [h('div.blank', { hidden: true, dataFill: blankKey(id) })] });
}

/** Chromium tags a figure as a picture without words; the picture in it has its own, the caption is text. */
function groupFigures(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'figure') properties.role = 'group';
  });
}

/** On paper nothing can be opened. */
function openDetails(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'details') properties.open = true;
  });
}

/** Chromium draws boxes to tick transparent, for which Ghostscript would make a picture of the whole page: letters say the same. */
function spellBoxes(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties }, index, parent) => {
    if (tagName !== 'input' || !parent || index === undefined) return;
    parent.children[index] = { type: 'text', value: properties.checked ? '☑' : '☐' };
  });
}

/** On paper a note leads back by its number. */
function dropBackLinks(tree: Root): void {
  visit(tree, 'element', ({ properties }, index, parent) => {
    if (properties.dataFootnoteBackref === undefined || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
}

/** A name with which no id begins. */
function freePrefix(name: string, ids: readonly string[]): string {
  return ids.some((id) => id.startsWith(name)) ? freePrefix(`${name}-`, ids) : name;
}

/** Numbers the blocks of a tree, in place, for pins; how many there are. */
function numberBlocks(tree: Root): number {
  const blocks = blocksOf(tree);
  for (const [index, { properties }] of blocks.entries()) properties.dataPin = index;
  return blocks.length;
}

function leaf(id: string, title: string): Entry {
  return { id, number: undefined, title, children: [] };
}

/**
 * Chromium makes a destination of an id only where a link leads to it; these links take no room and are not seen. And it
 * makes a link only where the id is there: those of other slices stand in for the true ones.
 */
function linkAll(ids: readonly string[], elsewhere: readonly string[]): string {
  const links = ids.map((id) => h('a', { href: `#${id}` }));
  const targets =
    elsewhere.length > 0
      ? [
          h(
            'div.elsewhere',
            elsewhere.map((id) => h('span', { id })),
          ),
        ]
      : [];
  return toHtml({ type: 'root', children: [h('div', { hidden: true }, links), ...targets] });
}

function idsIn(tree: Root): ReadonlySet<string> {
  const ids = new Set<string>();
  visit(tree, 'element', ({ properties: { id } }) => {
    if (typeof id === 'string') ids.add(id);
  });
  return ids;
}

function toHtml(tree: Root): string {
  return unified().use(rehypeStringify).stringify(tree);
}

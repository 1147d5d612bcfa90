// Makes the HTML from which an edition is printed: front matter, contents, chapters, licence, index, colophon.

import type { Root } from 'hast';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Edition, Entry } from '../model/book.ts';
import type { Site, World } from '../model/world.ts';
import type { Room } from '../settings/print/margins.ts';
import { standsAlone } from '../settings/roles.ts';
import { facesFor } from '../text/fonts/faces.ts';
import { joinPassages, takePassages } from '../text/fonts/han.ts';
import { freeId } from '../text/free-ids.ts';
import { fillTemplate } from '../text/template.ts';
import { blocksOf } from '../tree/blocks.ts';
import {
  type ChapterGroup,
  chapterGroups,
  chaptersBeforeContents,
  joinGroup,
  nestedEntries,
} from '../tree/nested-chapters.ts';
import { type Addressing, relink } from '../tree/relink.ts';
import { tellFiles } from '../tree/tell-files.ts';
import { visit } from '../tree/visit.ts';
import { adaptToPaper, plainLinks } from './adapt-to-paper.ts';
import { black, takeColours } from './code-blocks.ts';
import { blankKey, captionsList, contentsList, pagedIndex } from './contents.ts';
import { fitFormulas } from './fit-formulas.ts';
import { fitTables, fitWidths } from './fit-to-page.ts';
import { allowBreaks, hyphenatorOf } from './hyphenate.ts';
import { openPagePool, type PagePool } from './page-pool.ts';
import { addPageReferences } from './page-references.ts';
import { holds, type Section, type Slice, sliceLength, sliceSections, unpinned } from './sections.ts';
import { type Kind, rootOf, shellOf } from './shell.ts';

/**
 * How an edition is set. In a bound book parts open on rectos, links name the page of their target, and web addresses
 * become notes.
 */
export type Setting = Kind &
  Readonly<{
    /** Whether the last page must be blank, since some printers print a mark of their own on it. */
    lastBlank: boolean;
    /** The text area that tables must fit: that of the narrowest sheet on which the book may be set. */
    room: Room;
  }>;

/** An edition ready to be printed, without its sheet and its page numbers. */
export type Printable = Setting &
  Readonly<{
    edition: Edition;
    sections: readonly Section[];
    slices: readonly Slice[];
    /** Gives the HTML of a slice for the `<body>` of its document (`shellOf`). */
    content: (slice: Slice) => string;
    /** The images and fonts that slices load, by path. */
    files: Site;
    /** The browser pages on which the slices are set. */
    pool: PagePool;
    /** Class names of the document's root element. */
    root: string;
    /** All parts that open on a page of their own, in order: the front matter, the lists of captions, the body. */
    front: Readonly<{ title: Entry; copyright: Entry; contents: Entry }>;
    /** The dedication and the epigraph, if they stand before the contents. */
    early: readonly Entry[];
    lists: readonly Entry[];
    body: readonly Entry[];
    /** The ids of chapters whose pages have neither a running head nor a page number. */
    bare: ReadonlySet<string>;
    /** The id of the part with which page numbers in figures begin. */
    begins: string;
  }>;

/**
 * Prepares an edition for printing, in slices of about `limit` characters of HTML at most, to be set on the papers of
 * `pool`, which must be of the same kind.
 */
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
    title: entryOf(free('title'), manifest.title),
    copyright: entryOf(copyright.id, copyright.title),
    contents: entryOf(free('contents'), words.contents),
  };
  const lists = captionLists.map(({ id, title }) => entryOf(id, title));
  const before = chaptersBeforeContents(chapters);
  const early = before.map(({ entry }) => entry);
  const opening = [...Object.values(front), ...lists];
  const body = [
    ...nestedEntries(chapters.slice(before.length)),
    ...[license, ...(index ? [index] : []), colophon].map(({ id, title }) => entryOf(id, title)),
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
  const pinPrefix = freePrefix('at', [...anchors.keys(), ...own]);
  let pinnedSections = 0;
  const texts: string[] = [];
  const passages: ReadonlyMap<string, string>[] = [];
  const section = (className: string, opens: string, tree: Root, running = false): Section => {
    const copy = relink(tree, addresses);
    const pins = `${pinPrefix}${pinnedSections++}`;
    const count = numberBlocks(copy);
    const colours = takeColours(copy, setting.ink === 'black' ? black : undefined);
    tellFiles(copy, words);
    adaptToPaper(copy);
    fitWidths(copy);
    if (running && setting.bound) addPageReferences(copy, words);
    plainLinks(copy);
    allowBreaks(copy);
    if (running) hyphenate(copy);
    fitTables(copy, setting.room);
    fitFormulas(copy, setting.room);
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
  const bare = new Set(chapters.flatMap(({ role, entry }) => (standsAlone(role) ? [entry.id] : [])));
  const matter = await fillTemplate(world, 'front-matter.html', {
    bound: setting.bound,
    words,
    ids: { title: front.title.id },
    blank,
    title: manifest.title,
    subtitle: manifest.subtitle,
    authors: manifest.authors,
    publisher: manifest.publisher,
    version: manifest.version,
    date: edition.date.toISOString().slice(0, 10),
    copyright: toHtml(relink(copyright.tree, addresses)),
  });
  const listed = body.filter(({ id }) => !bare.has(id));
  const contentsHtml = await fillTemplate(world, 'contents.html', {
    words,
    ids: { contents: front.contents.id },
    contents: toHtml({ type: 'root', children: [contentsList(listed, manifest.contents.depth)] }),
    lists: captionLists.map(({ id, title, captions }) => ({
      id,
      title,
      html: toHtml(captionsList(captions)),
    })),
  });
  const chapterSection = (group: ChapterGroup): Section => {
    const [{ entry, role, isPart }] = group;
    const name = isPart ? 'chapter part' : standsAlone(role) ? `chapter ${role}` : 'chapter';
    const made = section(name, entry.id, joinGroup(group), true);
    if (group.length === 1) return made;
    const inside = group.map(({ tree, entry: { id } }) => ({ id, count: blocksOf(tree).length }));
    return { ...made, inside };
  };
  const { title, copyright: copyrightEntry, contents } = front;
  const openingSections =
    early.length === 0
      ? [unpinned(`${matter}${blank(contents.id)}${contentsHtml}`, opening)]
      : [
          unpinned(matter, [title, copyrightEntry]),
          ...chapterGroups(before).map(chapterSection),
          unpinned(contentsHtml, [contents, ...lists], contents.id),
        ];
  const sections: readonly Section[] = [
    ...openingSections,
    ...chapterGroups(chapters.slice(before.length)).map(chapterSection),
    section('appendix', license.id, license.tree),
    ...(index ? [section('index', index.id, pagedIndex(index, words))] : []),
    section('colophon', colophon.id, colophon.tree),
  ];

  const root = rootOf(setting);
  const ids = [...opening, ...early, ...body].map(({ id }) => id).concat([...anchors.keys()]);
  const faces = await facesFor(
    {
      text: [matter, contentsHtml, ...texts].join(''),
      language: manifest.language,
      passages: joinPassages(passages),
    },
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
  const begins = chapters.find(({ matter: own }) => own === 'body')?.entry.id ?? body[0]?.id ?? '';
  const entries = { front, early, lists, body, bare, begins };
  return { ...setting, edition, sections, slices, content, files, pool, root, ...entries };
}

/**
 * Gives the HTML of a slice, with a blank page, hidden at first, before each section but the first. The blank page before
 * the next slice is at the end of this one, so that every slice begins on a recto.
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

/** Gives a prefix, derived from `name`, with which none of `ids` begins. */
function freePrefix(name: string, ids: readonly string[]): string {
  return ids.some((id) => id.startsWith(name)) ? freePrefix(`${name}-`, ids) : name;
}

/** Numbers the blocks of a tree (`data-pin`), in place, so that pins can be put into them. Gives their number. */
function numberBlocks(tree: Root): number {
  const blocks = blocksOf(tree);
  for (const [index, { properties }] of blocks.entries()) properties.dataPin = index;
  return blocks.length;
}

function entryOf(id: string, title: string): Entry {
  return { id, number: undefined, title, children: [] };
}

/**
 * Makes hidden links to `ids`, since Chromium makes a named destination of an id only where a link leads to it. A link
 * needs its target in the same document, so the ids in `elsewhere`, which are in other slices, get empty elements.
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

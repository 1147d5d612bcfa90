// A finished web edition read back: every page parsed, every link followed to a file and an id.

import { posix } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { toXast } from 'hast-util-to-xast';
import type { Root as XmlTree } from 'xast';
import { isAddress } from '../../dialect/links.ts';
import type { Artifact, Copy, CopyLink, Mark } from '../../model/book.ts';
import { decodePercent } from '../../text/percent.ts';
import { type MarkupReading, readMarkup } from '../../tree/markup.ts';
import { visit } from '../../tree/visit.ts';
import { encodePath, inCss, type PageReferences, pageReferences, straysOf } from './references.ts';

/** A page read: all that is asked of it, so that its tree need not be kept. */
type WebPage = Readonly<{
  reading: MarkupReading;
  /** Whether it holds the whole book. */
  whole: boolean;
  marks: readonly Mark[];
  /** Ids of notes that only say where something is now. */
  moved: ReadonlySet<string>;
  metadata: Copy['metadata'];
  names: PageReferences;
}>;

/**
 * Reads the files of a web edition. Documents are its pages by path, without the one that holds the whole book: that is a
 * copy by itself (`readWhole`). Anchors are the ids of these pages, but for those that only lead on: the index's, which
 * stand at entries and not at the text, and notes of what has moved. Links are those inside the edition, on every page,
 * with the files that pages load.
 */
export async function readWeb(artifacts: readonly Artifact[]): Promise<Copy> {
  const all = new Map(
    artifacts
      .filter(({ path }) => path.endsWith('.html'))
      .map((artifact) => [artifact.path, readPage(artifact)]),
  );
  const pages = [...all].filter(([, { whole }]) => !whole);
  // What others made may have another front, or be one page.
  const fronts = pages.map(([path]) => path).sort((a, b) => a.length - b.length);
  const index = fronts.find((path) => posix.basename(path) === 'index.html') ?? fronts[0] ?? '';
  const front = all.get(index);
  if (!front) throw new Error('Cannot find a page in the web edition');
  const contents = pages.length > 1 ? index : undefined;

  const ids = new Map<string, ReadonlySet<string>>(artifacts.map(({ path }) => [path, new Set()]));
  for (const [path, { reading }] of all) ids.set(path, new Set(reading.ids));
  const follow = (from: string, to: string): CopyLink => ({ from, to, found: leadsSomewhere(from, to, ids) });
  const links = [
    ...[...all].flatMap(([path, { reading }]) =>
      [...reading.links, ...reading.files].filter((to) => !isAddress(to)).map((to) => follow(path, to)),
    ),
    ...artifacts
      .filter(({ path }) => path.endsWith('.css'))
      .flatMap(({ path, content }) =>
        inCss(decode(content))
          .filter((to) => !isAddress(to))
          .map((to) => follow(path, to)),
      ),
  ];
  const standing = new Map<string, string[]>();
  for (const [path, { reading, moved }] of pages) {
    if (path === contents) continue;
    for (const id of new Set(reading.ids)) {
      if (moved.has(id)) continue;
      const others = standing.get(id);
      if (others) others.push(path);
      else standing.set(id, [path]);
    }
  }
  return {
    documents: new Map(pages.map(([path, { reading }]) => [path, reading.text])),
    anchors: new Set(standing.keys()),
    standing,
    links,
    addresses: [...all].flatMap(([path, { reading }]) => addressesOf(path, reading)),
    marks: pages.flatMap(([, { marks }]) => marks),
    code: pages.flatMap(([from, { reading }]) => reading.code.map((text) => ({ from, text }))),
    strays: straysOf(artifacts, index, new Map([...all].map(([path, { names }]) => [path, names]))),
    metadata: front.metadata,
  };
}

function readPage({ path, content }: Artifact): WebPage {
  const tree = fromHtml(decode(content));
  return {
    reading: readMarkup(toXast(tree) as XmlTree),
    whole: isWhole(tree),
    marks: marksOf(path, tree),
    moved: movedIds(tree),
    metadata: metadataOf(tree),
    names: pageReferences(tree),
  };
}

function addressesOf(from: string, { links }: MarkupReading): Copy['addresses'] {
  return links.filter(isAddress).map((to) => ({ from, to }));
}

/** What a page tells of its licence: the page of its own that `rel="license"` leads to, and JSON-LD. */
function marksOf(from: string, tree: Root): readonly Mark[] {
  const found: Mark[] = [];
  visit(tree, 'element', (node) => {
    const { tagName, properties } = node;
    const { href, rel } = properties;
    if (tagName === 'link' && Array.isArray(rel) && rel.includes('license') && typeof href === 'string')
      found.push({ from, name: 'rel="license"', value: isAddress(href) ? href : fileOf(from, href) });
    if (tagName === 'script' && properties.type === 'application/ld+json')
      for (const value of licensesIn(textOf(node))) found.push({ from, name: 'JSON-LD license', value });
  });
  return found;
}

/** The file that a relative address leads to. */
function fileOf(from: string, href: string): string {
  return posix.join(posix.dirname(from), decodePercent(href.replace(/[?#].*/s, '')));
}

function licensesIn(json: string): readonly string[] {
  try {
    const { license } = (JSON.parse(json) ?? {}) as { license?: unknown };
    return [license ?? ''].flat().map(String);
  } catch {
    return [''];
  }
}

/** The page that holds the whole book, read as a copy of its own; its links are those of `readWeb` too, and not here. */
export async function readWhole(artifacts: readonly Artifact[]): Promise<Copy | undefined> {
  for (const { path, content } of artifacts) {
    if (!path.endsWith('.html')) continue;
    const text = decode(content);
    // Parsing all of them again would take as long as the proof.
    const tree = text.includes('<body class="whole') ? fromHtml(text) : undefined;
    if (!tree || !isWhole(tree)) continue;
    const reading = readMarkup(toXast(tree) as XmlTree);
    // The page with the licence in full is another one.
    const marks = marksOf(path, tree).map((mark) =>
      mark.name === 'rel="license"' && !isAddress(mark.value) ? { ...mark, value: path } : mark,
    );
    return {
      documents: new Map([[path, reading.text]]),
      anchors: new Set(reading.ids),
      links: [],
      addresses: addressesOf(path, reading),
      marks,
      code: reading.code.map((text) => ({ from: path, text })),
      strays: [],
      metadata: metadataOf(tree),
    };
  }
  return undefined;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function isWhole(tree: Root): boolean {
  const html = tree.children.find((node) => node.type === 'element');
  return (
    html?.children.some(
      (node) => node.type === 'element' && node.tagName === 'body' && hasClass(node, 'whole'),
    ) ?? false
  );
}

/** Ids of notes that only say where something is now. */
function movedIds(tree: Root): ReadonlySet<string> {
  const ids = new Set<string>();
  visit(tree, 'element', (node) => {
    if (node.tagName === 'p' && hasClass(node, 'moved')) ids.add(String(node.properties.id));
  });
  return ids;
}

function hasClass(node: Element, name: string): boolean {
  return Array.isArray(node.properties.className) && node.properties.className.includes(name);
}

/** Whether the address `to`, in the file at `from`, is that of a file and, where it has a fragment, of an id in it. */
function leadsSomewhere(from: string, to: string, ids: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const base = `http://edition.invalid/${encodePath(from)}`;
  if (!URL.canParse(to, base)) return false;
  const url = new URL(to, base);
  try {
    const target = ids.get(decodeURIComponent(url.pathname.slice(1)));
    return target !== undefined && (url.hash === '' || target.has(decodeURIComponent(url.hash.slice(1))));
  } catch {
    return false; // a stray `%`
  }
}

function metadataOf(tree: Root): Copy['metadata'] {
  const found = { title: '', language: '', rights: '', creators: [] as string[] };
  visit(tree, 'element', (node) => {
    const { tagName, properties } = node;
    if (tagName === 'html') found.language = String(properties.lang ?? '');
    if (tagName === 'title') found.title = textOf(node);
    if (tagName === 'meta' && properties.name === 'author') found.creators.push(String(properties.content));
    if (tagName === 'a' && Array.isArray(properties.rel) && properties.rel.includes('license'))
      found.rights = textOf(node);
  });
  return found;
}

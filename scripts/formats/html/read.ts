// Reads a finished web edition back: parses every page, and follows every link to a file and an id.

import { posix } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { toXast } from 'hast-util-to-xast';
import type { Root as XmlTree } from 'xast';
import { isAddress } from '../../dialect/links.ts';
import type { Artifact } from '../../model/book.ts';
import type { Copy, CopyLink, Mark } from '../../model/copy.ts';
import { decodePercent, encodedPath } from '../../text/percent.ts';
import { type MarkupReading, readMarkup } from '../../tree/markup.ts';
import { visit } from '../../tree/visit.ts';
import { inCss, type PageReferences, pageReferences, straysOf } from './references.ts';

/** What is read from a page, so that its tree need not be kept. */
type WebPage = Readonly<{
  reading: MarkupReading;
  /** Whether it holds the whole book. */
  whole: boolean;
  marks: readonly Mark[];
  /** The ids of notes that only tell where something has moved to. */
  moved: ReadonlySet<string>;
  metadata: Copy['metadata'];
  references: PageReferences;
}>;

/**
 * Reads the files of a web edition. Its documents are the pages by path, without the one that holds the whole book, which
 * is a copy by itself (`readWhole`). Its anchors are the ids on these pages, except those in the contents, which are at
 * entries and not at the text, and those of notes on what has moved. Its links are those inside the edition on every page,
 * with the files that pages load.
 */
export async function readWeb(artifacts: readonly Artifact[]): Promise<Copy> {
  const all = new Map(
    artifacts
      .filter(({ path }) => path.endsWith('.html'))
      .map((artifact) => [artifact.path, readPage(artifact)]),
  );
  const pages = [...all].filter(([, { whole }]) => !whole);
  // Copies that others made may have another front page, or be one page.
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
    formulas: pages.flatMap(([from, { reading }]) =>
      reading.formulas.map((formula) => ({ from, ...formula })),
    ),
    strays: straysOf(artifacts, index, new Map([...all].map(([path, { references }]) => [path, references]))),
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
    references: pageReferences(tree),
  };
}

function addressesOf(from: string, { links }: MarkupReading): Copy['addresses'] {
  return links.filter(isAddress).map((to) => ({ from, to }));
}

/** Gives the marks of the licence on a page: the target of `rel="license"`, and the licences in JSON-LD. */
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

/** Gives the file to which a relative address leads. */
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

/** Reads the page with the whole book as a copy of its own. Its links are left out, since `readWeb` gives them. */
export async function readWhole(artifacts: readonly Artifact[]): Promise<Copy | undefined> {
  for (const { path, content } of artifacts) {
    if (!path.endsWith('.html')) continue;
    const text = decode(content);
    // Parsing all pages again would take as long as the proof.
    const tree = text.includes('<body class="whole') ? fromHtml(text) : undefined;
    if (!tree || !isWhole(tree)) continue;
    const reading = readMarkup(toXast(tree) as XmlTree);
    // `rel="license"` leads to the page with the full licence, whose text this page has too.
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
      formulas: reading.formulas.map((formula) => ({ from: path, ...formula })),
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

/** Gives the ids of notes that only tell where something has moved to. */
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

/** Tells whether the address `to` in the file `from` leads to a file and, where it has a fragment, to an id in it. */
function leadsSomewhere(from: string, to: string, ids: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const base = `http://edition.invalid/${encodedPath(from)}`;
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

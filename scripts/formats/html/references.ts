// The addresses that the files of a web edition hold, and the files that none of them leads to.

import { posix } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import type { Artifact } from '../../model/book.ts';
import { decodePercent } from '../../text/percent.ts';
import { sourcesIn } from '../../tree/markup.ts';
import { EXIT, visit } from '../../tree/visit.ts';

/** What a page says about files: the addresses in it, the address by which it wants to be known, whether it leads on to another. */
export type PageReferences = Readonly<{
  references: ReadonlySet<string>;
  canonical: string | undefined;
  leadsOn: boolean;
}>;

/** Reads them of an HTML page. */
export function pageReferences(tree: Root): PageReferences {
  let canonical: string | undefined;
  let leadsOn = false;
  visit(tree, 'element', ({ tagName, properties: { rel, href, httpEquiv } }) => {
    if (tagName === 'body') return EXIT;
    if (tagName === 'link' && [rel].flat().includes('canonical')) canonical ??= String(href);
    if (tagName === 'meta' && [httpEquiv].flat().includes('refresh')) leadsOn = true;
    return undefined;
  });
  return { references: new Set(inMarkup(tree)), canonical, leadsOn };
}

/** Every address in a file, as it is written there. Nothing for files that can't name others, such as pictures and fonts. */
function referencesIn(path: string, content: Uint8Array): ReadonlySet<string> {
  const [, ending = ''] = /\.([a-z]+)$/i.exec(path) ?? [];
  const text = () => new TextDecoder().decode(content);
  switch (ending.toLowerCase()) {
    case 'html':
    case 'htm':
    case 'xhtml':
    case 'svg':
      return new Set(inMarkup(fromHtml(text())));
    case 'xml':
      return new Set(inXml(fromHtml(text())));
    case 'css':
      return new Set(inCss(text()));
    case 'json':
    case 'webmanifest':
      return new Set(inJson(text()));
    case 'js':
    case 'mjs':
      return new Set(inScript(text()));
    default:
      return new Set();
  }
}

/** Attributes whose value is one address. */
const addresses = ['href', 'src', 'xLinkHref', 'poster', 'data', 'action', 'formAction'];

function inMarkup(tree: Root): readonly string[] {
  const found: string[] = [];
  visit(tree, 'element', (node) => {
    const { tagName, properties } = node;
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string' || value.startsWith('data:')) continue;
      // Scripts load what attributes of their own (`data-…`) name.
      if (addresses.includes(name) || name.startsWith('data')) found.push(value);
      if (name === 'srcSet') found.push(...sourcesIn(value));
      if (name === 'style') found.push(...inCss(value));
    }
    if (tagName === 'meta') found.push(...inMeta(node));
    if (tagName === 'style') found.push(...inCss(textOf(node)));
    if (tagName === 'script') found.push(...inScriptElement(node));
  });
  return found;
}

/** What a page says of itself to others: a picture of it (`og:image`), or where it leads on to. */
function inMeta({ properties: { content, httpEquiv } }: Element): readonly string[] {
  if (typeof content !== 'string') return [];
  const refresh = [httpEquiv].flat().includes('refresh') || /^\d+\s*;/.test(content);
  return [refresh ? content.replace(/^[^=]*=\s*/, '') : content];
}

function inScriptElement(node: Element): readonly string[] {
  const json = /\bjson$/.test(String(node.properties.type ?? ''));
  return json ? inJson(textOf(node)) : inScript(textOf(node));
}

/** Addresses of XML files (a site map, a feed) are attributes or the whole text of an element. */
function inXml(tree: Root): readonly string[] {
  const found: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'text') found.push(node.value.trim());
    if (node.type === 'element')
      for (const value of Object.values(node.properties)) if (typeof value === 'string') found.push(value);
  });
  return found;
}

const quoted = String.raw`"([^"\\\n]*(?:\\[\s\S][^"\\\n]*)*)"|'([^'\\\n]*(?:\\[\s\S][^'\\\n]*)*)'`;
// White space ends an address without quotes, but for the one that belongs to an escape by number.
const escaped = String.raw`\\(?:[0-9a-f]{1,6}\s|[\s\S])`;
const bare = String.raw`((?=[^()"'\s])[^()"'\\\s]*(?:${escaped}[^()"'\\\s]*)*)`;

/** A comment, which names nothing, or an address: that of `url(…)` or of `@import`. */
const token = new RegExp(
  String.raw`/\*[\s\S]*?(?:\*/|$)|url\(\s*(?:${quoted}|${bare})\s*\)|@import\s+(?:${quoted})`,
  'gi',
);

/** The addresses in a style sheet: of `url(…)` and of `@import`. */
export function inCss(text: string): readonly string[] {
  return [...text.matchAll(token)].flatMap(([, ...groups]) => {
    const address = groups.find((group) => typeof group === 'string');
    return address ? [unescapeCss(address)] : [];
  });
}

function unescapeCss(text: string): string {
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|\n|([\s\S]))/gi, (_all, code?: string, letter = '') => {
    const point = Number.parseInt(code ?? '', 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : letter;
  });
}

/** Every text in JSON; what is no JSON is read as a script. */
function inJson(text: string): readonly string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  try {
    walk(JSON.parse(text));
    return found;
  } catch {
    return inScript(text);
  }
}

/**
 * What stands between two quotes of a script. Whether the first of them opens a text or ends one is left open: to know
 * it, comments and regular expressions would have to be understood, and one text more does no harm.
 */
function inScript(text: string): readonly string[] {
  return text
    .split(/["'`\n]/)
    .filter((piece) => piece.length < longest)
    .map((piece) => piece.replaceAll('\\/', '/'));
}

/** No address of a file is longer; texts of a book are. */
const longest = 4096;

/** Files that a server, a search engine or whoever hands the folder on looks for by their names. */
const known =
  /(?:^|\/)(?:404\.html|sitemap\.xml|robots\.txt|favicon\.ico|\.nojekyll|(?:[^/]*-)?(?:licen[cs]e|notice|readme|copying|changelog)(?:\.(?:txt|md))?)$/i;

/**
 * Paths of those files: no file that can be reached from `start` holds their address. `pages` are those
 * that are read already. An address may be written from the folder of its file or, as scripts do, from that of `start`; or it may be whole, where
 * `start` says at which address the edition is.
 */
export function straysOf(
  artifacts: readonly Artifact[],
  start: string,
  pages: ReadonlyMap<string, PageReferences>,
): readonly string[] {
  // Some systems write the same name with composed letters, some with decomposed ones.
  const rest = new Map(artifacts.map((artifact) => [artifact.path.normalize('NFC'), artifact]));
  const canonical = pages.get(start)?.canonical;
  const address = canonical && URL.canParse(canonical) ? new URL('.', canonical).href : undefined;
  const own = { folder: posix.dirname(start), address };
  const queue: Artifact[] = [];
  const reach = (path: string) => {
    const artifact = rest.get(path.normalize('NFC'));
    if (!artifact) return;
    rest.delete(path.normalize('NFC'));
    queue.push(artifact);
  };
  reach(start);
  // A page of an old name is reached from elsewhere.
  for (const { path } of artifacts) if (known.test(path) || pages.get(path)?.leadsOn) reach(path);
  // What is reached meanwhile is appended, and visited in turn.
  for (const { path, content } of queue) {
    const folders = new Set([posix.dirname(path), own.folder]);
    for (const reference of pages.get(path)?.references ?? referencesIn(path, content))
      for (const folder of folders) for (const file of filesAt(reference, folder, own)) reach(file);
  }
  return [...rest.values()].map(({ path }) => path);
}

/** The folder that holds an edition, and the address at which it is published, if that is known. */
type Own = Readonly<{ folder: string; address: string | undefined }>;

const origin = 'http://edition.invalid/';

/** The paths that an address in a file of `folder` may mean: a folder's address means its index. */
function filesAt(reference: string, folder: string, own: Own): readonly string[] {
  const base = origin + encodePath(folder === '.' ? '' : `${folder}/`);
  if (!URL.canParse(reference, base)) return [];
  const { href } = new URL(reference, base);
  const [address = ''] = href.split(/[?#]/, 1);
  const path = address.startsWith(origin)
    ? address.slice(origin.length)
    : own.address !== undefined && address.startsWith(own.address)
      ? posix.join(encodePath(own.folder), address.slice(own.address.length))
      : undefined;
  if (path === undefined) return [];
  return [decodePercent(path), posix.join(decodePercent(path), 'index.html')];
}

/** A path as an address has it. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

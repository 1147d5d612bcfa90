// Finds the addresses in the files of a web edition, and the files that none of them leads to.

import { posix } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import type { Artifact } from '../../model/book.ts';
import { decodePercent, encodedPath } from '../../text/percent.ts';
import { sourcesIn } from '../../tree/markup.ts';
import { EXIT, visit } from '../../tree/visit.ts';

/** The addresses in a page, its canonical address, and whether it redirects to another page. */
export type PageReferences = Readonly<{
  references: ReadonlySet<string>;
  canonical: string | undefined;
  redirects: boolean;
}>;

/** Reads the references of an HTML page. */
export function pageReferences(tree: Root): PageReferences {
  let canonical: string | undefined;
  let redirects = false;
  visit(tree, 'element', ({ tagName, properties: { rel, href, httpEquiv } }) => {
    if (tagName === 'body') return EXIT;
    if (tagName === 'link' && [rel].flat().includes('canonical')) canonical ??= String(href);
    if (tagName === 'meta' && [httpEquiv].flat().includes('refresh')) redirects = true;
    return undefined;
  });
  return { references: new Set(inMarkup(tree)), canonical, redirects };
}

/** Gives every address in a file, as it is written there: none for files that can't refer to others, such as pictures. */
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

/** The attributes whose value is one address. */
const addresses = ['href', 'src', 'xLinkHref', 'poster', 'data', 'action', 'formAction'];

function inMarkup(tree: Root): readonly string[] {
  const found: string[] = [];
  visit(tree, 'element', (node) => {
    const { tagName, properties } = node;
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string' || value.startsWith('data:')) continue;
      // Scripts may load addresses from `data-…` attributes.
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

/** Gives the address in a `<meta>`, such as that of a picture (`og:image`) or of a redirect. */
function inMeta({ properties: { content, httpEquiv } }: Element): readonly string[] {
  if (typeof content !== 'string') return [];
  const refresh = [httpEquiv].flat().includes('refresh') || /^\d+\s*;/.test(content);
  return [refresh ? content.replace(/^[^=]*=\s*/, '') : content];
}

function inScriptElement(node: Element): readonly string[] {
  const json = /\bjson$/.test(String(node.properties.type ?? ''));
  return json ? inJson(textOf(node)) : inScript(textOf(node));
}

/** Gives the addresses in an XML file, such as a sitemap: attributes, and the whole text of elements. */
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
// White space ends an address without quotes, unless it belongs to a numeric escape.
const escaped = String.raw`\\(?:[0-9a-f]{1,6}\s|[\s\S])`;
const bare = String.raw`((?=[^()"'\s])[^()"'\\\s]*(?:${escaped}[^()"'\\\s]*)*)`;

/** Matches a comment, in which addresses do not count, or the address of `url(…)` or `@import`. */
const token = new RegExp(
  String.raw`/\*[\s\S]*?(?:\*/|$)|url\(\s*(?:${quoted}|${bare})\s*\)|@import\s+(?:${quoted})`,
  'gi',
);

/** Gives the addresses in a stylesheet: those of `url(…)` and `@import`. */
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

/** Gives every string in JSON. Text that is not JSON is read as a script. */
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
 * Gives the text between any two quotes of a script. Whether the first of them begins or ends a string is not known, since
 * that would take a parser for comments and regular expressions. Texts that are not addresses do no harm.
 */
function inScript(text: string): readonly string[] {
  return text
    .split(/["'`\n]/)
    .filter((piece) => piece.length < longest)
    .map((piece) => piece.replaceAll('\\/', '/'));
}

/** Addresses of files are shorter; texts of a book may be longer. */
const longest = 4096;

/** Files that servers, search engines or people look for by name. */
const known =
  /(?:^|\/)(?:404\.html|sitemap\.xml|robots\.txt|favicon\.ico|\.nojekyll|(?:[^/]*-)?(?:licen[cs]e|notice|readme|copying|changelog)(?:\.(?:txt|md))?)$/i;

/**
 * Gives the paths of stray files, to which no address leads in the files that can be reached from `start`. `pages` are
 * those that are read already. An address may be relative to the folder of its file or, in scripts, to that of `start`; it
 * may be absolute, where the canonical address of `start` tells that of the edition.
 */
export function straysOf(
  artifacts: readonly Artifact[],
  start: string,
  pages: ReadonlyMap<string, PageReferences>,
): readonly string[] {
  // Some systems compose the letters of file names, some decompose them.
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
  // Pages that redirect are reached from outside the edition.
  for (const { path } of artifacts) if (known.test(path) || pages.get(path)?.redirects) reach(path);
  // Files that are reached in this loop are appended to the queue and visited in turn.
  for (const { path, content } of queue) {
    const folders = new Set([posix.dirname(path), own.folder]);
    for (const reference of pages.get(path)?.references ?? referencesIn(path, content))
      for (const folder of folders) for (const file of filesAt(reference, folder, own)) reach(file);
  }
  return [...rest.values()].map(({ path }) => path);
}

/** The folder of an edition, and the address at which it is published, if that is known. */
type Own = Readonly<{ folder: string; address: string | undefined }>;

const origin = 'http://edition.invalid/';

/** Gives the paths that an address in a file of `folder` may mean: itself, or the index of a folder of that name. */
function filesAt(reference: string, folder: string, own: Own): readonly string[] {
  const base = origin + encodedPath(folder === '.' ? '' : `${folder}/`);
  if (!URL.canParse(reference, base)) return [];
  const { href } = new URL(reference, base);
  const [address = ''] = href.split(/[?#]/, 1);
  const path = address.startsWith(origin)
    ? address.slice(origin.length)
    : own.address !== undefined && address.startsWith(own.address)
      ? posix.join(encodedPath(own.folder), address.slice(own.address.length))
      : undefined;
  if (path === undefined) return [];
  return [decodePercent(path), posix.join(decodePercent(path), 'index.html')];
}

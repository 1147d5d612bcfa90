// The addresses that the files of a web edition hold, each file read with a parser for its kind.

import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { EXIT, visit } from 'unist-util-visit';
import { sourcesIn } from '../../markup.ts';

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
export function referencesIn(path: string, content: Uint8Array): ReadonlySet<string> {
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

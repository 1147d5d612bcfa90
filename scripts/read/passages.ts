// Collects the words of a Markdown text, passage by passage, with their places, so that texts can be compared.

import type { Root as HtmlTree } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { sanitize } from 'hast-util-sanitize';
import { toString as htmlText } from 'hast-util-to-string';
import type { Nodes, Root } from 'mdast';
import type { Position } from 'unist';
import { safeSubset } from '../dialect/constructs.ts';
import { rawElements } from '../dialect/raw-html.ts';
import type { Source } from '../model/book.ts';
import { visit } from '../tree/visit.ts';

/** A word, or the address of a link (`<https://…>`). Words with the same `key` differ at most in their quotes. */
export type Word = Readonly<{ key: string; text: string; offset: number }>;

/** A paragraph, heading, cell, listing or piece of raw HTML that contains words. */
export type Passage = Readonly<{ words: readonly Word[]; place: Position }>;

/**
 * Gives every passage that has words, in the order of the text. Emphasis, anchors and comments are not words, nor is
 * what readers do not find in the page's text: footnotes, and HTML that is removed.
 */
export function passagesOf({ text, tree }: Source & Readonly<{ tree: Root }>): readonly Passage[] {
  const definitions = new Map<string, string>();
  visit(tree, 'definition', ({ identifier, url }) => void definitions.set(identifier, url));
  const passages: Passage[] = [];
  const search = (node: Nodes): void => {
    if (leaves.has(node.type)) {
      const words = wordsOf(node, text, definitions);
      if (words.length > 0 && node.position) passages.push({ words, place: node.position });
    } else if ('children' in node && node.type !== 'footnoteDefinition') node.children.forEach(search);
  };
  search(tree);
  return passages;
}

const leaves: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell', 'code', 'html']);

type Piece = Readonly<{ at: number; node: Nodes }>;

function wordsOf(leaf: Nodes, source: string, definitions: ReadonlyMap<string, string>): readonly Word[] {
  let flat = '';
  const pieces: Piece[] = [];
  const addresses: (Piece & Readonly<{ url: string }>)[] = [];
  const add = (node: Nodes, text: string) => {
    pieces.push({ at: flat.length, node });
    flat += text;
  };
  const collect = (node: Nodes): void => {
    const url =
      node.type === 'link'
        ? node.url
        : node.type === 'linkReference'
          ? definitions.get(node.identifier)
          : undefined;
    if (url !== undefined) addresses.push({ at: flat.length, node, url });
    if (node.type === 'html') {
      for (const { element } of rawElements(node)) {
        const { href } = element.properties;
        if (typeof href === 'string') addresses.push({ at: flat.length, node, url: href });
      }
      // Elements that the book does not keep (a script, a style) have no words in it.
      add(node, htmlText(sanitize(fromHtml(node.value, { fragment: true }), safeSubset) as HtmlTree));
    } else if (node.type === 'break') add(node, '\n');
    else if (node.type === 'footnoteReference') add(node, `[^${node.identifier}]`);
    else if ('value' in node) add(node, node.value);
    else if ('alt' in node) add(node, node.alt ?? '');
    else if ('children' in node) node.children.forEach(collect);
  };
  collect(leaf);

  const words: Word[] = [];
  let cursor = 0;
  let piece = 0;
  for (const { 0: text, index } of flat.matchAll(/\S+/g)) {
    while (addresses[0] && addresses[0].at < index + text.length) words.push(address(addresses.shift()));
    while ((pieces[piece + 1]?.at ?? Number.POSITIVE_INFINITY) <= index) piece += 1;
    const start = Math.max(cursor, startOf(pieces[piece]));
    // The tree lacks the escapes, character references and list indents of the source: look for the word there.
    const part = text.slice(0, (pieces[piece + 1]?.at ?? flat.length) - index);
    const found = source.slice(start, start + 1000).indexOf(part);
    const offset = found < 0 ? start : start + found;
    words.push({ key: fold(text), text, offset });
    cursor = offset + 1;
  }
  return [...words, ...addresses.map(address)];
}

function address(link: (Piece & Readonly<{ url: string }>) | undefined): Word {
  const text = `<${link?.url}>`;
  return { key: text, text, offset: startOf(link) };
}

function startOf(piece: Piece | undefined): number {
  return piece?.node.position?.start.offset ?? 0;
}

function fold(text: string): string {
  return text.replace(/[\u2018\u2019\u02bc]/g, "'").replace(/[\u201c\u201d]/g, '"');
}

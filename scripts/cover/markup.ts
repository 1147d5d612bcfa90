// Makes the HTML of a cover's parts from hast trees and from plain text.

import type { Nodes, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { curlQuotes } from '../dialect/constructs/quotes.ts';

/** Serializes a hast tree as HTML. */
export function toHtml(node: Nodes): string {
  const root: Root =
    node.type === 'root' ? node : { type: 'root', children: node.type === 'doctype' ? [] : [node] };
  return unified().use(rehypeStringify).stringify(root);
}

/** Gives plain text as HTML, with its quotes curled as is usual in `language`. */
export function textHtml(text: string, language: string): string {
  return toHtml({ type: 'text', value: curlQuotes(text, language) });
}

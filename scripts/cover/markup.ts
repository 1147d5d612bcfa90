// The markup of a cover's parts, from trees and from plain text.

import type { Nodes, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { curlQuotes } from '../dialect/constructs/quotes.ts';

/** A hast tree as HTML. */
export function toHtml(node: Nodes): string {
  const root: Root =
    node.type === 'root' ? node : { type: 'root', children: node.type === 'doctype' ? [] : [node] };
  return unified().use(rehypeStringify).stringify(root);
}

/** Plain text as HTML, its quotes curled as `language` wants. */
export function textHtml(text: string, language: string): string {
  return toHtml({ type: 'text', value: curlQuotes(text, language) });
}

// How deep a chapter may be nested: no reader needs more, and the libraries that walk trees end at some depth.

import type { Nodes, Root } from 'mdast';
import type { Point } from 'unist';

/** Levels of Markdown, and of raw HTML, that a chapter may have. */
const most = 100;

/** A tag of raw HTML but for those of elements without content. */
const tag = /<(\/?)(?!(?:area|br|col|hr|img|input|source|track|wbr)\b)[a-z][^>]*?(\/?)>/gi;

/** Where a chapter is nested too deeply, if it is. Walks without recursion, which is what it guards. */
export function tooDeep(tree: Root): Point | undefined {
  const open: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }];
  // An element may be opened in one piece of HTML and closed in another, or never.
  let html = 0;
  for (let item = open.pop(); item; item = open.pop()) {
    const { node, depth } = item;
    if (node.type === 'html') {
      for (const [, closes, empty] of node.value.matchAll(tag)) {
        html = Math.max(0, html + (closes ? -1 : empty ? 0 : 1));
        if (html > most) return node.position?.start;
      }
    }
    if (depth > most) return node.position?.start;
    if ('children' in node)
      open.push(...[...node.children].reverse().map((child) => ({ node: child, depth: depth + 1 })));
  }
  return undefined;
}

// Finds where a chapter is nested more deeply than the program can follow.

import type { Nodes, Root } from 'mdast';
import type { Point } from 'unist';

/** How many levels of Markdown, or of raw HTML, a chapter may have. */
const most = 100;

/** A tag of raw HTML, except of elements without content. */
const tag = /<(\/?)(?!(?:area|br|col|hr|img|input|source|track|wbr)\b)[a-z][^>]*?(\/?)>/gi;

/**
 * Gives the place where a chapter is nested too deeply, if there is one. It does not recurse, because deep recursion is
 * what it prevents.
 */
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

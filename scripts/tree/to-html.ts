// Serializes trees as HTML.

import type { Element, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const stringifier = unified().use(rehypeStringify).freeze();

/** The HTML of a tree or of an element. */
export function toHtml(tree: Root | Element): string {
  return stringifier.stringify(tree.type === 'root' ? tree : { type: 'root', children: [tree] });
}

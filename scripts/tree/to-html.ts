// Trees as HTML.

import type { Element, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const stringifier = unified().use(rehypeStringify).freeze();

/** A tree, or an element with what is in it, as HTML. */
export function toHtml(tree: Root | Element): string {
  return stringifier.stringify(tree.type === 'root' ? tree : { type: 'root', children: [tree] });
}

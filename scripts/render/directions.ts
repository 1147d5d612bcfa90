// Blocks in the other direction than the book's: English paragraphs of a Hebrew book, whose full stops would else stand at the wrong end.

import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

const blocks = /^(?:p|h[1-6]|d[dt]|t[dh]|figcaption|caption|summary)$/;

const leftward =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Says of each block of a book written from right to left that has letters, but none written so, that it is `ltr`; in place. */
export function markDirections(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (!blocks.test(node.tagName) || node.properties.dir !== undefined) return;
    const text = textOf(node);
    if (/\p{L}/u.test(text) && !leftward.test(text)) node.properties.dir = 'ltr';
  });
}

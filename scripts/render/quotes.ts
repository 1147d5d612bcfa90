// Typographic quotes for straight ones, in the languages whose quotes are known.

import type { Paragraph, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkSmartypants from 'remark-smartypants';
import { type Processor, unified } from 'unified';
import type { Node } from 'unist';
import { SKIP, visit } from 'unist-util-visit';

/** What the library changes, and a little more: most paragraphs have none of it, and need not be taken apart to words. */
const straight = /["']|\.\s*\./;

/** A processor that curls the quotes of an mdast tree where `language` is English: others set theirs differently. */
export function typographer(language: string): Processor {
  const processor = unified();
  if (!/^en\b/i.test(language)) return processor.freeze();
  const curl = unified().use(remarkSmartypants, { dashes: false, backticks: false }).freeze();
  // Block by block: no quote reaches from one to the next, and the library's time grows with the square of a text's length.
  const each = () => (tree: Node) =>
    visit(tree as Root, (node) => {
      if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return undefined;
      if (!straight.test(textOf(node))) return SKIP;
      const root: Root = { type: 'root', children: [node as Paragraph] };
      curl.runSync(root);
      return SKIP;
    });
  processor.use(each);
  return processor.freeze();
}

/** Plain text, a title for example, with its quotes curled as the chapters' are. */
export function curlQuotes(text: string, processor: Processor): string {
  const paragraph: Paragraph = { type: 'paragraph', children: [{ type: 'text', value: text }] };
  const root: Root = { type: 'root', children: [paragraph] };
  return textOf(processor.runSync(root) as Root);
}

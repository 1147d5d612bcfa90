// Typographic quotes for straight ones, in the languages whose quotes are known.

import type { InlineCode, Paragraph, Root, Text } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkSmartypants from 'remark-smartypants';
import { type Processor, unified } from 'unified';
import type { Node } from 'unist';
import { SKIP, visit } from '../tree/visit.ts';

/** What the library changes, and a little more: most paragraphs have none of it, and need not be taken apart to words. */
const straight = /["']|\.\s*\./;

/** In most others it is only this: the library makes the same of it, whatever stands around. */
const apostrophe = /(?<=\p{L})'(?=\p{L})/gu;

/** A processor that curls the quotes of an mdast tree where `language` is English: others set theirs differently. */
export function typographer(language: string): Processor {
  const processor = unified();
  if (!/^en\b/i.test(language)) return processor.freeze();
  const curl = unified().use(remarkSmartypants, { dashes: false, backticks: false }).freeze();
  // Block by block: no quote reaches from one to the next, and the library's time grows with the square of a text's length.
  const each = () => (tree: Node) =>
    visit(tree as Root, (node) => {
      if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return undefined;
      const literals = literalsOf(node);
      const text = literals.map(readingOf).join('');
      if (!straight.test(text)) return SKIP;
      if (!straight.test(text.replace(apostrophe, ''))) {
        for (const one of literals) if (one.type === 'text') one.value = one.value.replaceAll("'", '’');
        return SKIP;
      }
      const root: Root = { type: 'root', children: [node as Paragraph] };
      curl.runSync(root);
      return SKIP;
    });
  processor.use(each);
  return processor.freeze();
}

type Literal = Text | InlineCode;

function literalsOf(block: Node): readonly Literal[] {
  const found: Literal[] = [];
  visit(block as Paragraph, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode') found.push(node);
  });
  return found;
}

/** A text as the library reads it: code is letters. */
function readingOf({ type, value }: Literal): string {
  return type === 'text' ? value : 'A'.repeat(value.length);
}

/** Plain text, a title for example, with its quotes curled as the chapters' are. */
export function curlQuotes(text: string, processor: Processor): string {
  const paragraph: Paragraph = { type: 'paragraph', children: [{ type: 'text', value: text }] };
  const root: Root = { type: 'root', children: [paragraph] };
  return textOf(processor.runSync(root) as Root);
}

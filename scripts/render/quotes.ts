// Typographic quotes for straight ones, in the languages whose quotes are known.

import type { Paragraph, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkSmartypants from 'remark-smartypants';
import { type Processor, unified } from 'unified';

/** A processor that curls the quotes of an mdast tree where `language` is English: others set theirs differently. */
export function typographer(language: string): Processor {
  const processor = unified();
  if (/^en\b/i.test(language)) processor.use(remarkSmartypants, { dashes: false, backticks: false });
  return processor.freeze();
}

/** Plain text, a title for example, with its quotes curled as the chapters' are. */
export function curlQuotes(text: string, processor: Processor): string {
  const paragraph: Paragraph = { type: 'paragraph', children: [{ type: 'text', value: text }] };
  const root: Root = { type: 'root', children: [paragraph] };
  return textOf(processor.runSync(root) as Root);
}

// Construct: typographic quotes and ellipses for those that are typed, in the languages whose quotes are known.

import type { InlineCode, Paragraph, Root, Text } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkSmartypants from 'remark-smartypants';
import { unified } from 'unified';
import type { Node } from 'unist';
import type { Construct } from '../../model/construct.ts';
import { SKIP, visit } from '../../tree/visit.ts';

/** The quotes of a book. remark-smartypants knows which way each quote turns, whatever markup stands between the words. */
export const quotes: Construct = {
  id: 'quotes',
  about:
    'Straight quotes, apostrophes and three dots become typographic ones in books whose language is English: `"Hello"...` is set ' +
    'as “Hello”…. Code stays as it is, and so do the quotes of all other languages, whose authors write them in many ways.',
  examples: [
    {
      about: 'Quotes around words with markup, an apostrophe, three dots.',
      markdown: "It's *\"here\"*, she said... 'Then' she left.",
      html: '<p>It’s <em>“here”</em>, she said… ‘Then’ she left.</p>',
    },
    {
      about: 'Code, and dashes, which authors type as they are.',
      markdown: '`"code"` -- and\n\n```text\n"more"\n```',
      html: '<p><code>"code"</code> -- and</p>\n<pre><code class="language-text">"more"\n</code></pre>',
    },
  ],
  typeset: curl,
};

const smartypants = unified().use(remarkSmartypants, { dashes: false, backticks: false }).freeze();

/** What the library changes, and a little more: most paragraphs have none of it, and need not be divided into words. */
const straight = /["']|\.\s*\./;

/** The apostrophe inside a word, which the library curls alike whatever stands around it. */
const apostrophe = /(?<=\p{L})'(?=\p{L})/gu;

/** Curls the quotes of a tree in place, where `language` is English. */
function curl(tree: Root, language: string): void {
  if (!/^en\b/i.test(language)) return;
  // Each block by itself: no quotation reaches into the next block, and the library's time grows with the square of the length.
  visit(tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return undefined;
    const literals = literalsOf(node);
    const text = literals.map(textForLibrary).join('');
    if (!straight.test(text)) return SKIP;
    if (!straight.test(text.replace(apostrophe, ''))) {
      for (const one of literals) if (one.type === 'text') one.value = one.value.replaceAll("'", '’');
      return SKIP;
    }
    const alone: Root = { type: 'root', children: [node as Paragraph] };
    smartypants.runSync(alone);
    return SKIP;
  });
}

/** Plain text, such as a title, with its quotes curled as those of the chapters are. */
export function curlQuotes(text: string, language: string): string {
  const root: Root = {
    type: 'root',
    children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }],
  };
  curl(root, language);
  return textOf(root);
}

type Literal = Text | InlineCode;

function literalsOf(block: Node): readonly Literal[] {
  const found: Literal[] = [];
  visit(block as Paragraph, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode') found.push(node);
  });
  return found;
}

/** A text as the library sees it, for which code is a row of letters. */
function textForLibrary({ type, value }: Literal): string {
  return type === 'text' ? value : 'A'.repeat(value.length);
}

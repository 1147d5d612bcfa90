// Construct: typographic quotes and ellipses in place of typed ones, in the languages whose quotes are known.

import type { InlineCode, Paragraph, Root, Text } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkSmartypants from 'remark-smartypants';
import { unified } from 'unified';
import type { Node } from 'unist';
import type { Construct } from '../../model/construct.ts';
import { SKIP, visit } from '../../tree/visit.ts';

/** The quotes of a book. remark-smartypants knows which way each quote turns, whatever markup is between the words. */
export const quotes: Construct = {
  id: 'quotes',
  title: 'Quotes',
  about:
    'Straight quotes, apostrophes and three dots become typographic ones in books whose language is English: `"Hello"...` is set ' +
    'as “Hello”…. Code stays as it is, and so do the quotes of all other languages, whose authors write them in many ways.',
  editions: 'The same in every edition. Search on the web finds the words with either kind of quotes.',
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

/** What the library may change, and a little more. Most paragraphs have none of it, and need not be split into words. */
const straight = /["']|\.\s*\./;

/** An apostrophe inside a word, which the library curls the same way in any context. */
const apostrophe = /(?<=\p{L})'(?=\p{L})/gu;

/** Blocks of words. */
const blocks: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell', 'term']);

/** Curls the quotes of a tree in place, if `language` is English. */
function curl(tree: Root, language: string): void {
  if (!/^en\b/i.test(language)) return;
  // Each block is curled alone: no quotation continues in the next one, and the library's time grows with the square of
  // the length.
  visit(tree, (node) => {
    if (!blocks.has(node.type)) return undefined;
    const literals = literalsOf(node as Paragraph);
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

/** Curls the quotes of plain text, such as a title, like those of the chapters. */
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

/** Gives a text as the library sees it: code becomes a row of letters. */
function textForLibrary({ type, value }: Literal): string {
  return type === 'text' ? value : 'A'.repeat(value.length);
}

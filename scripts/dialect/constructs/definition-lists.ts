// Construct: lists of terms and what is said of them, `Term` and below it `: text`.

import type { RootContent } from 'mdast';
import type { Construct } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';
import { definitionSyntax } from '../definition-syntax.ts';

/** Definition lists. */
export const definitionLists: Construct = {
  id: 'definition-lists',
  title: 'Definition lists',
  about:
    'A line with a term, and below it lines that begin with `: ` and say what it is, make a definition list, as in Pandoc and PHP Markdown ' +
    'Extra. A term may have several definitions, and a definition several terms, a line each. Paragraphs, lists and code that are ' +
    'indented by four spaces belong to the definition above. An empty line before a `: ` makes a paragraph of the definition. A line that begins with `: ` and has no ' +
    'paragraph above it stays text.',
  editions:
    'Every edition sets the terms in bold, and what is said of them indented below. On paper a term stays on the page of its definition.',

  examples: [
    {
      about: 'Terms and definitions.',
      markdown: 'Dough\n: Flour and *water*.\n\nCrumb\n: The inside of a loaf.\n: A small piece of it.',
      html: '<dl><dt>Dough</dt><dd>Flour and <em>water</em>.</dd><dt>Crumb</dt><dd>The inside of a loaf.</dd><dd>A small piece of it.</dd></dl>',
    },
    {
      about: 'Two terms, and a definition of more than one block.',
      markdown: 'Crust\nRind\n\n: The outside.\n\n    - It is hard.',
      html: '<dl><dt>Crust</dt><dt>Rind</dt><dd><p>The outside.</p><ul>\n<li>It is hard.</li>\n</ul></dd></dl>',
    },
    {
      about: 'Colons without a term.',
      markdown: ': a\n\n```text\nTerm\n: text\n```\n\nAt noon\n:wave: and go.',
      html: '<p>: a</p>\n<pre><code class="language-text">Term\n: text\n</code></pre>\n<p>At noon\n👋 and go.</p>',
    },
  ],
  syntax: [definitionSyntax],
  // Once the words are typeset, since these steps know paragraphs.
  typeset: (tree) =>
    visit(tree, 'description', (node) => {
      if (node.tight)
        node.children = node.children.flatMap((child): RootContent[] =>
          child.type === 'paragraph' ? child.children : [child],
        );
    }),
};

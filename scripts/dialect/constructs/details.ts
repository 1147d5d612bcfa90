// Construct: what readers of the web edition fold out, `<details>` and the containers that mean the same.

import type { Construct } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';
import { type Container, titleOf } from '../containers/container.ts';
import { takeContainers } from '../containers/take.ts';

/** Details. Their elements need no class names, so that they are those of HTML. */
export const details: Construct = {
  id: 'details',
  title: 'Details',
  about:
    'Details are an answer or an aside that readers of the web edition fold out. They are HTML, `<details>` with a `<summary>`, ' +
    'as GitHub has it: leave an empty line after the summary, and before `</details>`, so that what is between is Markdown. ' +
    'VitePress and Docusaurus write `::: details Summary`. With `open` they are open at first. Details without a summary get the ' +
    'word “Details”, in the book’s language, for it.',
  editions:
    'The web edition and e-readers that can fold show the summary, and the rest when it is pressed. In the PDF and in print ' +
    'everything is shown, the summary as its title.',
  checks: ['containers'],
  examples: [
    {
      about: 'Markdown between empty lines.',
      markdown: '<details>\n<summary>Answer</summary>\n\nIt is *two*.\n\n</details>',
      html: '<details><summary>Answer</summary>\n\n<p>It is <em>two</em>.</p>\n</details>',
    },
    {
      about: 'A container that is open at first.',
      markdown: '::: details Why *two*? {open}\nIt is one and one.\n:::',
      html: '<details open><summary>Why <em>two</em>?</summary>\n\n<p>It is one and one.</p>\n</details>',
    },
    {
      about: 'A container without a summary.',
      markdown: '::: details\nIt is two.\n:::',
      html: '<details><summary>Details</summary>\n\n<p>It is two.</p>\n</details>',
    },
    {
      about: 'HTML that says `open` with a value, in a list.',
      markdown: '- Item\n\n  <details open="true"><summary>More</summary>\n\n  Text.\n\n  </details>',
      html: '<ul>\n<li>\n<p>Item</p>\n<details open><summary>More</summary>\n<p>Text.</p>\n</details>\n</li>\n</ul>',
    },
  ],
  syntax: [takeContainers(takeDetails)],
  finish: (tree, words) =>
    visit(tree, 'element', (node) => {
      // A boolean attribute has no value but its own name, which XML requires.
      if (node.tagName === 'details' && node.properties.open !== undefined) node.properties.open = true;
      if (node.tagName === 'summary' && node.children.length === 0)
        node.children = [{ type: 'text', value: words.details }];
    }),
};

function takeDetails(node: Container): void {
  if (node.name !== 'details') return;
  const { open } = node.attributes.values;
  node.data = { hName: 'details', hProperties: open === undefined ? {} : { open: true } };
  node.children = [titleOf(node.title ?? [], { hName: 'summary' }), ...node.children];
}

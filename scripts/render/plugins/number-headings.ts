// Plugin: sets the numbers of the outline's headings apart, and makes all other headings bold paragraphs.

import type { Element, Root } from 'hast';
import type { MarkdownExample } from '../../model/construct.ts';
import { headingNumber } from '../../read/slugs.ts';
import { visit } from '../../tree/visit.ts';
import type { ChapterContext } from '../chapter-context.ts';

export const examples: readonly MarkdownExample[] = [
  {
    about: 'A number in the text of a heading is an element, for stylesheets.',
    markdown: '## 1.1. More\n\nText.',
    html: '<h2 id="more"><span class="number">1.1.</span> More</h2>\n<p>Text.</p>',
  },
  {
    about: 'A heading in a quote, a list or a table belongs to no contents.',
    markdown: '> ## More\n>\n> Text.',
    html: '<blockquote>\n<p id="more"><strong>More</strong></p>\n<p>Text.</p>\n</blockquote>',
  },
];

/** Sets numbers apart in the headings of the outline, and makes bold paragraphs of all others, in place. */
export function numberHeadings({ chapter: { headings } }: ChapterContext) {
  const outlined = new Set(headings.map(({ local }) => local));
  const number = headings[0]?.number;
  return (tree: Root): void =>
    visit(tree, 'element', (node) => {
      if (!/^h[1-6]$/.test(node.tagName)) return;
      if (outlined.has(String(node.properties.id))) setNumberApart(node, number);
      else makeBold(node);
    });
}

/** `chapter` is the number of the chapter: a figure at the beginning of any other title is part of it. */
function setNumberApart(node: Element, chapter: string | undefined): void {
  const [first] = node.children;
  const number = first?.type === 'text' ? headingNumber(first.value, chapter) : undefined;
  if (!number) return;
  const span: Element = {
    type: 'element',
    tagName: 'span',
    properties: { className: ['number'] },
    children: [{ type: 'text', value: number.text }],
  };
  node.children.splice(0, 1, span, { type: 'text', value: ` ${number.rest}` });
}

function makeBold(node: Element): void {
  const strong: Element = { type: 'element', tagName: 'strong', properties: {}, children: node.children };
  Object.assign(node, { tagName: 'p', children: [strong] });
}

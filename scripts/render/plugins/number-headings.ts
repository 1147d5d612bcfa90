// Plugin: sets the numbers of the outline's headings apart or adds them, and makes all other headings bold paragraphs.

import type { Element, Root } from 'hast';
import type { Section } from '../../model/book.ts';
import type { MarkdownExample } from '../../model/construct.ts';
import { isUntitled } from '../../read/chapter-roles.ts';
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

/**
 * Sets numbers apart in the headings of the outline, adds those that Colophon gave, and makes bold paragraphs of all other
 * headings, in place. Of a title that readers shall not see, an empty element with its id is left.
 */
export function numberHeadings({ chapter }: ChapterContext) {
  const outlined = new Map(chapter.headings.map((section) => [section.local, section]));
  const [title] = chapter.headings;
  const number = title?.isGiven ? undefined : title?.number;
  return (tree: Root): void =>
    visit(tree, 'element', (node) => {
      if (!/^h[1-6]$/.test(node.tagName)) return;
      const section = outlined.get(String(node.properties.id));
      if (!section) makeBold(node);
      else if (section === title && isUntitled(chapter)) hide(node);
      else if (section.isGiven) addNumber(node, section);
      else setNumberApart(node, number);
    });
}

function hide(node: Element): void {
  Object.assign(node, { tagName: 'div', children: [] });
}

/** Adds a number in the form that authors write: `1.1. More`. */
function addNumber(node: Element, { number = '' }: Section): void {
  node.children.unshift(numberElement(`${number}.`), { type: 'text', value: ' ' });
}

function numberElement(value: string): Element {
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['number'] },
    children: [{ type: 'text', value }],
  };
}

/** `chapter` is the number of the chapter: a figure at the beginning of any other title is part of it. */
function setNumberApart(node: Element, chapter: string | undefined): void {
  const [first] = node.children;
  const number = first?.type === 'text' ? headingNumber(first.value, chapter) : undefined;
  if (!number) return;
  node.children.splice(0, 1, numberElement(number.text), { type: 'text', value: ` ${number.rest}` });
}

function makeBold(node: Element): void {
  const strong: Element = { type: 'element', tagName: 'strong', properties: {}, children: node.children };
  Object.assign(node, { tagName: 'p', children: [strong] });
}

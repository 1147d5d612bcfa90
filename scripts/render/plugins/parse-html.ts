// Plugin: parses the author's HTML into the chapter's tree, with rehype-raw.

import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import { isOfPlace, placeAt } from '../../dialect/raw-html.ts';
import type { MarkdownExample } from '../../model/construct.ts';
import { EXIT, visit } from '../../tree/visit.ts';

export const examples: readonly MarkdownExample[] = [
  {
    about: 'HTML may be closed in another order than it was opened: the tree is what a browser makes of it.',
    markdown: 'a <b>bold *and* <i>both</b> text</i>',
    html: '<p>a <b>bold <em>and</em> <i>both</i></b><i> text</i></p>',
  },
  {
    about: 'Markdown goes on inside a block of HTML after an empty line.',
    markdown: '<div>\n\nA *b*\n\n</div>',
    html: '<div>\n<p>A <em>b</em></p>\n</div>',
  },
  {
    about: 'A listing keeps its first line where that is empty, beside other HTML too.',
    markdown: '```\n\na\n```\n\n<b>x</b>',
    html: '<pre><code>\na\n</code></pre>\n<p><b>x</b></p>',
  },
];

const parser = unified().use(rehypeRaw).freeze();

/**
 * Parses the raw HTML of a tree as a browser would. This takes as long as all other steps together, so a tree whose
 * only HTML is names of places, as in most chapters, is not parsed but only normalised to the parser's result.
 */
export function parseHtml() {
  return (tree: Root): Root => {
    if (!isParsed(tree)) {
      keepFirstLines(tree);
      return parser.runSync(tree) as Root;
    }
    setPlaces(tree);
    visit(tree, 'element', (node) => {
      setPlaces(node);
      joinTexts(node);
      emptyFlags(node);
    });
    return tree;
  };
}

/**
 * Tells whether a tree has no raw HTML but places, and nothing else that the parser would change: a link in a link, a
 * checkbox.
 */
function isParsed(tree: Root): boolean {
  let parsed = true;
  visit(tree, (node, index, parent) => {
    const raw = node.type === 'raw' && !isOfPlace(parent?.children ?? [], index ?? 0);
    if (raw || (node.type === 'element' && changes(node))) parsed = false;
    return parsed ? undefined : EXIT;
  });
  return parsed;
}

/** Doubles the line break that a listing begins with, in place, because the parser drops the first one after `<pre>`. */
function keepFirstLines(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'pre' || !textOf(node).startsWith('\n')) return;
    const [code] = node.children;
    const [first] = code?.type === 'element' ? code.children : [];
    if (first?.type === 'text') first.value = `\n${first.value}`;
  });
}

function changes(node: Element): boolean {
  if (node.tagName === 'a') return holdsLink(node);
  return node.tagName === 'input';
}

function holdsLink({ children }: Element): boolean {
  return children.some(
    (child) =>
      child.type === 'raw' || (child.type === 'element' && (child.tagName === 'a' || holdsLink(child))),
  );
}

/** Turns the places of a node into elements. */
function setPlaces(node: Element | Root): void {
  for (let index = 0; index < node.children.length; index += 1) {
    const place = placeAt(node.children, index);
    if (!place) continue;
    const properties = { [place.attribute]: place.value };
    node.children.splice(index, 2, { type: 'element', tagName: 'a', properties, children: [] });
  }
}

/** Joins adjacent texts. */
function joinTexts(node: Element): void {
  const joined: ElementContent[] = [];
  for (const child of node.children) {
    const last = joined.at(-1);
    if (child.type === 'text' && last?.type === 'text') last.value += child.value;
    else joined.push(child);
  }
  if (joined.length < node.children.length) node.children = joined;
}

/** Gives attributes without a value the empty string. */
function emptyFlags({ properties }: Element): void {
  for (const [name, value] of Object.entries(properties))
    if (value === true && name.startsWith('data')) properties[name] = '';
}

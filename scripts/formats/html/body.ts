// A chapter's tree for the web: relative addresses, permalinks, and boxes that scroll by keyboard too.

import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import type { Edition } from '../../book.ts';
import { placeFormer } from '../../former.ts';
import { relink } from '../../relink.ts';
import { phrase, type Words } from '../../vocabulary.ts';
import { codeBox, numberLines } from './code.ts';
import { address, fragment, type Places } from './places.ts';

/** What an edition has to say on its pages: its words, and whether listings have numbered lines. */
export type Wishes = Readonly<{ words: Words; manifest: Pick<Edition['manifest'], 'html'> }>;

/** A copy of `tree` as the page `page` shows it. */
export function webBody(tree: Root, page: string, places: Places, { words, manifest }: Wishes): Root {
  const copy = relink(tree, {
    link: (id) => places.link(id, page),
    image: (path) => address(places.image(path)),
    id: (id) => places.idOn(page, id),
  });
  placeFormer(copy, places.further(page));
  let tables = 0;
  visit(copy, 'element', (node, index, parent) => {
    const { properties, tagName } = node;
    if (/^h[1-6]$/.test(tagName) && properties.id !== undefined && parent && index !== undefined) {
      parent.children[index] = withPermalink(node, `#${fragment(String(properties.id))}`, words);
      return [SKIP, index + 1];
    }
    // Not a section: it has no heading, and the contents shall not list it.
    if (tagName === 'section' && isClass(node, 'footnotes'))
      Object.assign(node, { tagName: 'div', properties: { ...properties, role: 'doc-endnotes' } });
    // What scrolls must be reachable by keyboard, and what has the focus must say what it is.
    if (tagName === 'pre' && parent && index !== undefined) {
      if (manifest.html.lineNumbers && isListing(parent))
        numberLines(node, String(parent.properties.id), places);
      parent.children[index] = codeBox(node, places, words.code);
      return SKIP;
    }
    if (tagName === 'div' && isClass(node, 'table')) {
      tables += 1;
      Object.assign(properties, {
        tabIndex: 0,
        role: 'region',
        ariaLabel: tableName(node) || `${words.table} ${tables}`,
      });
    }
    if (tagName === 'input') properties.ariaLabel = properties.checked ? words.done : words.toDo;
    if (properties.dataFootnoteBackref !== undefined) drawAsText(node);
    return undefined;
  });
  return copy;
}

function isClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className[0] === name;
}

/** Whether it is a listing with a caption: only those have an address for their lines. */
function isListing(node: Element | Root): node is Element {
  return (
    node.type === 'element' &&
    node.tagName === 'figure' &&
    Array.isArray(node.properties.className) &&
    node.properties.className.includes('listing')
  );
}

/** A heading and, beside it, so that its name does not become part of the heading's, the link to it. */
function withPermalink(heading: Element, href: string, words: Words): Element {
  const name = textOf(heading).replace(/\s+/g, ' ').trim();
  return h('div', { className: ['heading', `rank-${heading.tagName.slice(1)}`] }, [
    heading,
    h('a.permalink', { href, ariaLabel: phrase(words.linkTo, { title: name }) }),
  ]);
}

/** Without the selector for text behind it, phones draw the arrow of a way back as a coloured emoji. */
function drawAsText(link: Element): void {
  const [arrow] = link.children;
  if (arrow?.type === 'text') arrow.value = arrow.value.replace(/↩$/, '↩\uFE0E');
}

function tableName(box: Element): string {
  const table = box.children.find((child) => child.type === 'element' && child.tagName === 'table');
  const parts = table?.type === 'element' ? table.children : [];
  const caption = parts.find((child) => child.type === 'element' && child.tagName === 'caption');
  return caption ? textOf(caption).replace(/\s+/g, ' ').trim() : '';
}

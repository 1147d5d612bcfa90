// A chapter's tree for the web: relative addresses, permalinks, code with numbered lines, boxes that scroll by keyboard.

import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Edition } from '../../model/book.ts';
import type { Words } from '../../settings/words/names.ts';
import { phrase } from '../../settings/words.ts';
import { freeId } from '../../text/free-ids.ts';
import { linesOf } from '../../tree/code-lines.ts';
import { placeFormer } from '../../tree/former.ts';
import { relink } from '../../tree/relink.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import { address, fragment, type Places } from './addresses.ts';

/** What an edition has to say on its pages: its words, and whether listings have numbered lines. */
type Wishes = Readonly<{ words: Words; manifest: Pick<Edition['manifest'], 'html'> }>;

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

/** A block of code in its box: what scrolls must be reachable by keyboard, and say what it is when it has the focus. */
function codeBox(pre: Element, places: Places, name: string): Element {
  Object.assign(pre.properties, { tabIndex: 0, role: 'group', ariaLabel: name });
  return h('div', { className: ['code'] }, [fileOf(pre, places), pre]);
}

/** The name of the file that a block shows, a link to it. */
function fileOf({ children: [code] }: Element, places: Places): Element | undefined {
  const path = code?.type === 'element' ? code.properties.dataFile : undefined;
  const file = typeof path === 'string' ? places.sample(path) : undefined;
  return file === undefined
    ? undefined
    : h('p.file', [h('a', { href: address(file), download: file.split('/').at(-1) }, String(path))]);
}

/**
 * Numbers the lines of the listing `id`, in place; the third has the address `#ID-L3`. Numbers are no text: they are
 * neither copied nor read aloud, and the keyboard does not stop at each.
 */
function numberLines(pre: Element, id: string, { isAnchor }: Places): void {
  const [code] = pre.children;
  const home = code?.type === 'element' && pre.children.length === 1 ? code : pre;
  home.children = linesOf(home.children).map((line, index) => {
    const own = freeId(`${id}-L${index + 1}`, { has: isAnchor });
    const number = h('a', { href: `#${fragment(own)}`, tabIndex: -1, ariaHidden: 'true' });
    return { ...h('span', { className: ['line'], id: own }), children: [number, ...line] };
  });
  pre.properties.className = ['numbered'];
}

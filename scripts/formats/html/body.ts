// Prepares the tree of a chapter for the web: relative addresses, permalinks, numbered lines of code, keyboard access.

import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { scrollWideFormulas } from '../../dialect/math/scroll.ts';
import type { Edition } from '../../model/book.ts';
import type { Words } from '../../settings/words/names.ts';
import { phrase } from '../../settings/words.ts';
import { freeId } from '../../text/free-ids.ts';
import { linesOf } from '../../tree/code-lines.ts';
import { linedClass, lineElement, lineLooks } from '../../tree/line-marks.ts';
import { placeFormer } from '../../tree/redirected-ids.ts';
import { relink } from '../../tree/relink.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import { address, fragment, type Places } from './addresses.ts';

/** The words in the language of the book, and its settings for the web edition. */
type BodySettings = Readonly<{ words: Words; manifest: Pick<Edition['manifest'], 'html'> }>;

/** Gives a copy of `tree` in the form in which the page `page` shows it. */
export function webBody(tree: Root, page: string, places: Places, { words, manifest }: BodySettings): Root {
  const copy = relink(tree, {
    link: (id) => places.link(id, page),
    image: (path) => address(places.image(path)),
    id: (id) => places.idOn(page, id),
    file: places.file,
  });
  placeFormer(copy, places.further(page));
  scrollWideFormulas(copy, words.equation);
  let tables = 0;
  visit(copy, 'element', (node, index, parent) => {
    const { properties, tagName } = node;
    if (isClass(node, 'unseen')) return SKIP;
    if (/^h[1-6]$/.test(tagName) && properties.id !== undefined && parent && index !== undefined) {
      parent.children[index] = withPermalink(node, `#${fragment(String(properties.id))}`, words);
      return [SKIP, index + 1];
    }
    // The notes have no heading, and outlines should not list them, so they are no section.
    if (tagName === 'section' && isClass(node, 'footnotes'))
      Object.assign(node, { tagName: 'div', properties: { ...properties, role: 'doc-endnotes' } });
    // Whatever scrolls must be reachable by keyboard, and whatever can have the focus needs a name.
    if (tagName === 'pre' && parent && index !== undefined) {
      setLines(node, isListing(parent) ? parent : undefined, places, manifest.html.lineNumbers);
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

/** Tells whether a node is a listing with a caption. Only the lines of these have addresses. */
function isListing(node: Element | Root): node is Element {
  return (
    node.type === 'element' &&
    node.tagName === 'figure' &&
    Array.isArray(node.properties.className) &&
    node.properties.className.includes('listing')
  );
}

/** Puts a link to a heading beside it. Inside, the name of the link would become part of the heading's. */
function withPermalink(heading: Element, href: string, words: Words): Element {
  const name = textOf(heading).replace(/\s+/g, ' ').trim();
  return h('div', { className: ['heading', `rank-${heading.tagName.slice(1)}`] }, [
    heading,
    h('a.permalink', { href, ariaLabel: phrase(words.linkTo, { title: name }) }),
  ]);
}

/** Adds the variation selector for text to the arrow of a link back. Without it, phones draw a coloured emoji. */
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

/** Puts a block of code into a box with the name of its file. It can have the focus, to be scrolled by keyboard. */
function codeBox(pre: Element, places: Places, name: string): Element {
  Object.assign(pre.properties, { tabIndex: 0, role: 'group', ariaLabel: name });
  return h('div', { className: ['code'] }, [fileOf(pre, places), pre]);
}

/** Gives the name of the file that a block of code shows, with a link to the file. */
function fileOf({ children: [code] }: Element, places: Places): Element | undefined {
  const path = code?.type === 'element' ? code.properties.dataFile : undefined;
  const file = typeof path === 'string' ? places.sample(path) : undefined;
  return file === undefined
    ? undefined
    : h('p.file', [h('a', { href: address(file), download: file.split('/').at(-1) }, String(path))]);
}

/**
 * Puts the lines of a block of code into elements, in place, if they have numbers or marks. With `every`, all listings have
 * numbers. The third line of a numbered listing has the address `#ID-L3`. CSS makes the numbers, so they are neither
 * copied nor read aloud, and the keyboard does not stop at them.
 */
function setLines(pre: Element, listing: Element | undefined, { isAnchor }: Places, every: boolean): void {
  const [code] = pre.children;
  const home = code?.type === 'element' && pre.children.length === 1 ? code : pre;
  const looks = lineLooks(home);
  const counted = home.properties.dataStart !== undefined;
  if (!looks && !(every && listing)) return;
  const linked = listing !== undefined && (every || counted);
  home.children = linesOf(home.children).map((line, index) => {
    const look = looks?.(index) ?? { className: undefined, number: undefined };
    if (!linked) return lineElement(look, line);
    const own = freeId(`${listing.properties.id}-L${look.number ?? index + 1}`, { has: isAnchor });
    const dataN = look.number === undefined ? {} : { dataN: String(look.number) };
    const number = h('a', { href: `#${fragment(own)}`, tabIndex: -1, ariaHidden: 'true', ...dataN });
    // The link shows the number in place of the line.
    const element = lineElement({ ...look, number: undefined }, line);
    element.properties.id = own;
    element.children.unshift(number);
    return element;
  });
  const lined = looks ? linedClass(home).split(' ') : [];
  pre.properties.className = [...(linked ? ['numbered'] : []), ...lined];
}

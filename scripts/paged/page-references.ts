// Makes links usable on paper: links inside the book name the page of their target, web addresses become notes.

import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Words } from '../settings/words/names.ts';
import { phraseAround } from '../settings/words.ts';
import { SKIP, visit } from '../tree/visit.ts';
import { isEntryLink } from './adapt-to-paper.ts';
import { folioKey } from './contents.ts';
import { bareAddress } from './hyphenate.ts';

/** Adds page references and notes with web addresses to the tree of a chapter, in place. */
export function addPageReferences(tree: Root, words: Words): void {
  namePages(tree, words.page.replaceAll(' ', '\u00a0'));
  gatherNotes(tree, words.notes);
}

/** Puts the page number of its target after each link inside the book. It is filled in once the pages are known. */
function namePages(tree: Root, page: string): void {
  visit(tree, 'element', (node, index, parent) => {
    const { href } = node.properties;
    if (node.tagName !== 'a' || !parent || index === undefined || isNoteLink(node)) return undefined;
    if (typeof href !== 'string' || !href.startsWith('#')) return undefined;
    // The lists of references and of terms are sorted, so that readers find an entry without its page.
    if (isEntryLink(node)) return undefined;
    const folio = h('span', { dataFill: folioKey(href.slice(1)) }, '000');
    parent.children.splice(index + 1, 0, h('span.page-ref', [' (', ...phraseAround(page, folio), ')']));
    return [SKIP, index + 2];
  });
}

/**
 * Collects the footnotes of the chapter and the web addresses of its links as notes, numbered together in the order of the
 * text. A link whose text is its address gets no note.
 */
function gatherNotes(tree: Root, name: string): void {
  const at = tree.children.findIndex((node) => node.type === 'element' && isNotes(node));
  const old = tree.children[at];
  const given = new Map(
    old?.type === 'element' ? itemsOf(old).map((item) => [String(item.properties.id), item]) : [],
  );
  const notes = new Map<string, Element>();
  const number = (key: string, make: () => Element | undefined) => {
    const note = notes.get(key) ?? make();
    if (note) notes.set(key, note);
    return note && [...notes.keys()].indexOf(key) + 1;
  };
  visit(tree, 'element', (node, index, parent) => {
    if (isNotes(node)) return SKIP;
    const { href, dataFootnoteRef } = node.properties;
    if (node.tagName !== 'a' || typeof href !== 'string' || !parent || index === undefined) return undefined;
    if (dataFootnoteRef !== undefined) {
      const id = href.slice(1);
      node.children = [{ type: 'text', value: String(number(id, () => given.get(id)) ?? '') }];
      return SKIP;
    }
    if (href.startsWith('#') || standsInText(node, href)) return SKIP;
    const count = number(href, () => h('li', [h('p', [h('span.address', plain(href))])]));
    parent.children.splice(index + 1, 0, h('sup.note-ref', String(count)));
    return [SKIP, index + 2];
  });
  for (const note of given.values()) spellAddresses(note);
  if (old) tree.children.splice(at, 1);
  if (notes.size === 0) return;
  const list = h('ol', [...notes.values()] as ElementContent[]);
  tree.children.push(h('section.footnotes', { ariaLabel: name }, [list]));
}

/** Puts the address of each link inside a footnote after it, in brackets. */
function spellAddresses(note: Element): void {
  visit(note, 'element', (node, index, parent) => {
    const { href } = node.properties;
    if (node.tagName !== 'a' || typeof href !== 'string' || !parent || index === undefined) return undefined;
    if (href.startsWith('#') || standsInText(node, href)) return SKIP;
    parent.children.splice(index + 1, 0, h('span.address', ` (${plain(href)})`));
    return [SKIP, index + 2];
  });
}

function isNoteLink({ properties }: Element): boolean {
  return properties.dataFootnoteRef !== undefined || properties.dataFootnoteBackref !== undefined;
}

function isNotes({ tagName, properties }: Element): boolean {
  return (
    tagName === 'section' && Array.isArray(properties.className) && properties.className[0] === 'footnotes'
  );
}

function itemsOf(section: Element): readonly Element[] {
  const list = section.children.find((node) => node.type === 'element' && node.tagName === 'ol');
  return list?.type === 'element' ? list.children.filter((node) => node.type === 'element') : [];
}

function standsInText(link: Element, href: string): boolean {
  return bareAddress(textOf(link)) === bareAddress(href);
}

/** Nobody types a longer address, and its beginning shows where it leads. */
const longest = 200;

/** Gives an address as readers type it, and a very long one without its query and cut short. */
function plain(href: string): string {
  const address = href.replace(/^mailto:/i, '');
  if (address.length <= longest) return address;
  const [page = ''] = address.split(/(?<=[?#])/);
  return `${page.length < longest ? page : [...page].slice(0, longest).join('')}…`;
}

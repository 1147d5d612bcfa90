// Adapts to paper what works only on screens: `details`, checkboxes, links back from notes, and the tags of figures.

import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { formulaMark } from '../pdf/write/structure.ts';
import { SKIP, visit } from '../tree/visit.ts';

/** Adapts the elements of a tree to paper, in place. */
export function adaptToPaper(tree: Root): void {
  groupFigures(tree);
  removeBackLinks(tree);
  openDetails(tree);
  replaceCheckboxes(tree);
  describeFormulas(tree);
}

/** Whether an element is a link to an entry of the references or of the glossary. */
export function isEntryLink({ tagName, properties: { role } }: Element): boolean {
  return tagName === 'a' && (role === 'doc-biblioref' || role === 'doc-glossref');
}

/**
 * Takes the roles of links to entries away, which Chromium would not tag as links. It is done last, since page references
 * tell such links by them.
 */
export function plainLinks(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (isEntryLink(node)) delete node.properties.role;
  });
}

/** Chromium tags a `figure` as a picture without a text alternative; the picture inside has its own, the caption is text. */
function groupFigures(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'figure') properties.role = 'group';
  });
}

/** Opens every `details`, since readers of paper can't. */
function openDetails(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'details') properties.open = true;
  });
}

/**
 * Replaces checkboxes by characters. Chromium draws checkboxes with transparency, for which Ghostscript would turn the
 * whole page into a picture.
 */
function replaceCheckboxes(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties }, index, parent) => {
    if (tagName !== 'input' || !parent || index === undefined) return;
    parent.children[index] = { type: 'text', value: properties.checked ? '☑' : '☐' };
  });
}

/** Removes the links from notes back to the text, since on paper the number of the note leads back. */
function removeBackLinks(tree: Root): void {
  visit(tree, 'element', ({ properties }, index, parent) => {
    if (properties.dataFootnoteBackref === undefined || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
}

/** Has Chromium tag formulas, which it does not by itself: as pictures with a description, which is marked as a formula's. */
function describeFormulas(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'math') return undefined;
    const { alttext } = node.properties;
    const text = typeof alttext === 'string' ? alttext : textOf(node);
    Object.assign(node.properties, {
      role: 'img',
      ariaLabel: formulaMark + text.replace(/\s+/g, ' ').trim(),
    });
    return SKIP;
  });
}

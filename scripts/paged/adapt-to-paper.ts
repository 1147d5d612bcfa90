// Adapts to paper what works only on screens: `details`, checkboxes, links back from notes, and the tags of figures.

import type { Root } from 'hast';
import { visit } from '../tree/visit.ts';

/** Adapts the elements of a tree to paper, in place. */
export function adaptToPaper(tree: Root): void {
  groupFigures(tree);
  removeBackLinks(tree);
  openDetails(tree);
  replaceCheckboxes(tree);
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

// Tells readers of editions that contain no files where a file of the book is that a link of a chapter leads to.

import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Words } from '../settings/words/names.ts';
import { phraseAround } from '../settings/words.ts';
import { SKIP, visit } from './visit.ts';

/**
 * Puts the path of each offered file in brackets after the first link to it, in place, if the links have no address. A link
 * that shows the file's name, or only a picture, needs none.
 */
export function tellFiles(tree: Root, words: Words): void {
  const told = new Set<string>();
  visit(tree, 'element', (node, index, parent) => {
    const { dataFile: path, href } = node.properties;
    if (node.tagName !== 'a' || typeof path !== 'string') return undefined;
    delete node.properties.dataFile;
    if (href !== undefined || !parent || index === undefined || told.has(path) || isNamed(node, path))
      return undefined;
    told.add(path);
    const code = h('code', path);
    parent.children.splice(index + 1, 0, h('span.address', [' (', ...phraseAround(words.file, code), ')']));
    return [SKIP, index + 2];
  });
}

/** Tells whether a link's words say which file it leads to. */
function isNamed(link: Element, path: string): boolean {
  const text = textOf(link).trim();
  return text === '' || text.includes(path.replace(/^.*\//, ''));
}

// Names links that show no words, so that every format can show them and every reader can follow them.

import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from '../tree/visit.ts';

/** Gives the name of a place in the book by its id; undefined if there is no such place. */
type TargetName = (id: string) => string | undefined;

/**
 * Names each link of a tree that has no words, in place, after its target or by its address. A link around a picture
 * gets the name as the picture's text alternative, if that is missing. An empty link gets it as its words, because a
 * link without any area does not exist in a PDF.
 */
export function nameEmptyLinks(tree: Root, targetName: TargetName): void {
  const links = linksIn(tree);
  for (const [index, link] of links.entries()) {
    const target = targetOf(link);
    if (/[^\s\p{C}]/u.test(textOf(link))) continue;
    const name = nameOf(link, targetName);
    if (name === undefined) continue;
    const pictures = picturesIn(link);
    const [first] = pictures;
    if (first) {
      if (!pictures.some(({ properties: { alt } }) => String(alt ?? '').trim())) first.properties.alt = name;
      continue;
    }
    // An HTML parser splits a link around a block into several, the first of them empty. Its neighbour has the words.
    const beside = [links[index - 1], links[index + 1]];
    if (beside.some((other) => other && targetOf(other) === target)) {
      delete link.properties.href;
      delete link.properties.dataFile;
    } else link.children = [...link.children.filter(isNoBreak), { type: 'text', value: name }];
  }
}

function linksIn(tree: Root): readonly Element[] {
  const links: Element[] = [];
  visit(tree, 'element', (node) => {
    if (node.tagName === 'a' && targetOf(node) !== undefined) links.push(node);
  });
  return links;
}

/** Gives the file or the address to which an element leads. */
function targetOf({ properties: { dataFile, href } }: Element): string | undefined {
  return typeof dataFile === 'string' ? dataFile : typeof href === 'string' ? href : undefined;
}

/** Gives the name of a link: that of its target in the book or of a file, or its address as a reader would write it. */
function nameOf({ properties }: Element, targetName: TargetName): string | undefined {
  if (typeof properties.dataFile === 'string') return properties.dataFile.replace(/^.*\//, '');
  const href = String(properties.href);
  if (href.startsWith('#')) return targetName(href.slice(1));
  return href.replace(/^(?:mailto|tel):/i, '') || undefined;
}

/** Gives the pictures of a link that take up any room. */
function picturesIn(link: Element): readonly Element[] {
  const found: Element[] = [];
  visit(link, 'element', (node) => {
    const { width, height } = node.properties;
    if (node.tagName === 'img' && ![width, height].some((side) => Number.parseFloat(`${side}`) === 0))
      found.push(node);
  });
  return found;
}

function isNoBreak(node: ElementContent): boolean {
  return node.type !== 'element' || !/^w?br$/.test(node.tagName);
}

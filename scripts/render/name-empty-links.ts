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
    const href = String(link.properties.href);
    if (/[^\s\p{C}]/u.test(textOf(link))) continue;
    const name = nameOf(href, targetName);
    if (name === undefined) continue;
    const pictures = picturesIn(link);
    const [first] = pictures;
    if (first) {
      if (!pictures.some(({ properties: { alt } }) => String(alt ?? '').trim())) first.properties.alt = name;
      continue;
    }
    // An HTML parser splits a link around a block into several, the first of them empty. Its neighbour has the words.
    const beside = [links[index - 1], links[index + 1]];
    if (beside.some((other) => other?.properties.href === href)) delete link.properties.href;
    else link.children = [...link.children.filter(isNoBreak), { type: 'text', value: name }];
  }
}

function linksIn(tree: Root): readonly Element[] {
  const links: Element[] = [];
  visit(tree, 'element', (node) => {
    if (node.tagName === 'a' && typeof node.properties.href === 'string') links.push(node);
  });
  return links;
}

/** Gives the name of a link: that of its target in the book, or its address as a reader would write it. */
function nameOf(href: string, targetName: TargetName): string | undefined {
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

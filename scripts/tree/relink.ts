// Replaces the addresses in an edition's trees (`#id`, a picture's path in the book) by those of a format.

import type { Properties, Root, RootContent } from 'hast';

/**
 * How a format writes links to anchors, paths of pictures, and ids, both of elements and in attributes. `file` gives the
 * attributes of a link to a file that the book offers, for formats that have these files.
 */
export type Addressing = Readonly<{
  link: (id: string) => string;
  image: (path: string) => string;
  id: (id: string) => string;
  file?: (path: string) => Properties;
}>;

/** A copy of `tree` with a format's addresses. It shares list values (`className`) with `tree`. */
export function relink(tree: Root, addressing: Addressing): Root {
  return { ...tree, children: tree.children.map((node) => copy(node, addressing)) };
}

function copy<Node extends RootContent>(node: Node, addressing: Addressing): Node {
  if (node.type !== 'element') return { ...node };
  const { link, image, id, file } = addressing;
  const properties = { ...node.properties };
  if (typeof properties.id === 'string') properties.id = id(properties.id);
  if (Array.isArray(properties.headers))
    properties.headers = properties.headers.map((one) => id(String(one)));
  if (typeof properties.href === 'string' && properties.href.startsWith('#'))
    properties.href = link(properties.href.slice(1));
  if (file && node.tagName === 'a' && typeof properties.dataFile === 'string') {
    Object.assign(properties, file(properties.dataFile));
    delete properties.dataFile;
  }
  if (node.tagName === 'img' && typeof properties.src === 'string') properties.src = image(properties.src);
  return { ...node, properties, children: node.children.map((child) => copy(child, addressing)) };
}

// Abstract addresses of an edition's trees (`#id`, a picture's path in the book) made into those of a format.

import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** How a format writes addresses: of an anchor, of a picture, and of an id where it defines it. */
export type Addressing = Readonly<{
  link: (id: string) => string;
  image: (path: string) => string;
  id: (id: string) => string;
}>;

/** A copy of `tree` with a format's addresses. */
export function relink(tree: Root, { link, image, id }: Addressing): Root {
  const copy = structuredClone(tree);
  visit(copy, 'element', ({ tagName, properties }) => {
    if (typeof properties.id === 'string') properties.id = id(properties.id);
    if (typeof properties.href === 'string' && properties.href.startsWith('#'))
      properties.href = link(properties.href.slice(1));
    if (tagName === 'img' && typeof properties.src === 'string') properties.src = image(properties.src);
  });
  return copy;
}

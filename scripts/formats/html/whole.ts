// The whole book on one page: for saving, for searching by the browser, and for addresses from when it was one page.

import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { Edition, Entry } from '../../book.ts';
import { linkedIndex } from '../../index-tree.ts';
import { webBody } from './body.ts';
import type { Places } from './places.ts';

/** The text of the book as one tree: chapters, index, copyright, licence. Headings stand a rank below the book's title. */
export function wholeBody(edition: Edition, places: Places): Root {
  const { chapters, index, copyright, license } = edition;
  const trees = [
    ...chapters.map(({ tree }) => tree),
    ...(index ? [linkedIndex(index, edition)] : []),
    copyright.tree,
    license.tree,
  ];
  const body = webBody(
    { type: 'root', children: trees.flatMap(({ children }) => children) },
    places.whole,
    places,
    edition,
  );
  visit(body, 'element', lower);
  return body;
}

/** The entries of the page's own contents: chapters and their sections, and what follows them. */
export function wholeEntries({ chapters, index, copyright, license }: Edition): readonly Entry[] {
  const own = [...(index ? [index] : []), copyright, license];
  return [
    ...chapters.map(({ entry }) => entry),
    ...own.map(({ id, title }) => ({ id, number: undefined, title, children: [] })),
  ];
}

/** HTML has six ranks of headings; what is lower says so. */
function lower(node: Element): void {
  const [, rank] = /^h([1-6])$/.exec(node.tagName) ?? [];
  if (rank === '6') node.properties.ariaLevel = '7';
  else if (rank !== undefined) node.tagName = `h${Number(rank) + 1}`;
}

// Names that an author gives to what follows: `<a name="sec:x"></a>` and nothing else in its paragraph.

import type { Paragraph, Parents, RootContent } from 'mdast';
import type { Position } from 'unist';
import { namesOf, type RawElement, rawElements } from './fragment.ts';

/** A name and its place. */
export type GivenName = Readonly<{ id: string; place: Position }>;

/** The names of a paragraph that holds nothing but names; none of any other. */
export function loneNames(node: Paragraph): readonly GivenName[] {
  const bare = node.children.every((child) =>
    child.type === 'html'
      ? rawElements(child).every(isEmptyName)
      : child.type === 'text' && !child.value.trim(),
  );
  return bare ? namesIn(node) : [];
}

/** The names that the raw HTML among the children of `parent` gives. */
export function namesIn(parent: Pick<Parents, 'children'>): readonly GivenName[] {
  return (parent.children as readonly RootContent[])
    .flatMap((child) => (child.type === 'html' ? rawElements(child) : []))
    .flatMap((element) => namesOf(element).map((id) => ({ id, place: element.place })));
}

/** Whether an element is a name and nothing else. */
export function isEmptyName({ element }: RawElement): boolean {
  return element.tagName === 'a' && element.properties.href === undefined && element.children.length === 0;
}

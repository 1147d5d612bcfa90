// Old ids, which `redirects` in book.yaml lists, put into a tree at the anchors that they lead to now.

import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import type { Manifest } from '../settings/manifest.ts';
import { redirectsOf } from '../settings/redirects.ts';
import { visit } from './visit.ts';

/** The old ids of anchors, by the anchor's id. */
export function formerIds(manifest: Manifest): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { page, id, to } of redirectsOf(manifest))
    if (page === undefined && id !== undefined && found.get(to)?.push(id) === undefined) found.set(to, [id]);
  return found;
}

/** Elements that cannot have a `<span>` as their first child. */
const withoutSpan = new Set(
  'br col colgroup details dl figure hr img input ol picture ruby source table tbody tfoot thead tr ul wbr'.split(
    ' ',
  ),
);

/** Puts old ids into `tree`, in place: into the element with the new id, or the first inside it that may contain them. */
export function placeFormer(tree: Root, former: ReadonlyMap<string, readonly string[]>): void {
  if (former.size === 0) return;
  visit(tree, 'element', (node, index, parent) => {
    const ids = former.get(String(node.properties.id));
    if (!ids) return undefined;
    const marks = ids.map(formerMark);
    const host = firstHost(node);
    if (host) host.children.unshift(...marks);
    else if (parent && index !== undefined) {
      parent.children.splice(index, 0, ...marks);
      return index + marks.length + 1;
    }
    return undefined;
  });
}

/** The element that browsers find by an old id. */
export function formerMark(id: string): Element {
  return h('span.former', { id });
}

function firstHost(node: Element): Element | undefined {
  if (!withoutSpan.has(node.tagName)) return node;
  for (const child of node.children) {
    const found = child.type === 'element' ? firstHost(child) : undefined;
    if (found) return found;
  }
  return undefined;
}

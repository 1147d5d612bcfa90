// A chapter's notes as EPUB has them: each an aside that e-readers show as a pop-up where its reference is touched.

import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';

/** Marks note references, notes and the links back in `tree`, in place. */
export function markNotes(tree: Root): void {
  visit(tree, 'element', (node) => {
    const { properties } = node;
    if (properties.dataFootnoteRef !== undefined) {
      node.properties = { id: properties.id, href: properties.href, role: 'doc-noteref' };
      node.properties['epub:type'] = 'noteref';
    }
    if (properties.dataFootnoteBackref !== undefined) {
      const { href, ariaLabel } = properties;
      node.properties = { href, ariaLabel, role: 'doc-backlink', 'epub:type': 'backlink' };
    }
    if (node.tagName === 'section' && hasClass(node, 'footnotes')) {
      properties['epub:type'] = 'footnotes';
      node.children = notesOf(node).map(note);
    }
  });
}

function notesOf(section: Element): readonly Element[] {
  const list = section.children.filter(isElement).find(({ tagName }) => tagName === 'ol');
  return list?.children.filter(isElement) ?? [];
}

/** A list would keep its numbers where a reader hides the asides: so they are text, and the first line's. */
function note(item: Element, index: number): Element {
  const number = h('span.number', `${item.properties.value ?? index + 1}.`);
  const [first, ...rest] = item.children.filter((child) => child.type !== 'text' || child.value.trim());
  const children: ElementContent[] =
    first?.type === 'element' && first.tagName === 'p'
      ? [{ ...first, children: [number, { type: 'text', value: ' ' }, ...first.children] }, ...rest]
      : [h('p', number), ...(first ? [first] : []), ...rest];
  const { value: _number, ...own } = item.properties;
  const properties = { ...own, role: 'doc-footnote', 'epub:type': 'footnote' };
  return { type: 'element', tagName: 'aside', properties, children };
}

function isElement(node: ElementContent): node is Element {
  return node.type === 'element';
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}

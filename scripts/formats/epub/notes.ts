// Marks notes as EPUB does, so that readers open them as pop-ups, and distributes them to the files of a divided chapter.

import type { Element, ElementContent, Root, RootContent } from 'hast';
import { h } from 'hastscript';
import { visit } from '../../tree/visit.ts';

/** Marks note references, notes and the links back from them in `tree`, in place. */
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

/**
 * Makes an `aside` of a note. Its number becomes text at the beginning of its first paragraph, since a list would show its
 * numbers even where a reader hides the notes.
 */
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

/** The notes of a chapter, and the section that holds them. */
type Notes = Readonly<{ section: Element; items: readonly Element[] }>;

/** Separates the children of a tree from its notes. */
export function takeNotes({
  children,
}: Root): Readonly<{ body: readonly RootContent[]; notes: Notes | undefined }> {
  const section = children.find(
    (node): node is Element => node.type === 'element' && isNotes(node.properties.className),
  );
  const list = section?.children.find((node) => node.type === 'element' && node.tagName === 'ol');
  const items = list?.type === 'element' ? list.children.filter((node) => node.type === 'element') : [];
  return {
    body: children.filter((node) => node !== section),
    notes: section && { section, items },
  };
}

function isNotes(name: unknown): boolean {
  return Array.isArray(name) && name[0] === 'footnotes';
}

/** Gives each part the notes that it is the first to refer to. They keep the numbers that they have in the whole chapter. */
export function shareNotes(
  parts: readonly (readonly RootContent[])[],
  notes: Notes | undefined,
): readonly Element[][] {
  if (!notes) return parts.map(() => []);
  const left = new Map(
    notes.items.map((item, index) => [
      `#${item.properties.id}`,
      { ...item, properties: { ...item.properties, value: String(index + 1) } },
    ]),
  );
  const shares = parts.map((nodes) => {
    const share: Element[] = [];
    const gather = (tree: Root | Element) => {
      visit(tree, 'element', ({ properties: { href, dataFootnoteRef } }) => {
        const note = dataFootnoteRef === undefined ? undefined : left.get(String(href));
        if (!note) return;
        left.delete(String(href));
        share.push(note);
        gather(note);
      });
    };
    gather({ type: 'root', children: [...nodes] });
    return share;
  });
  shares.at(-1)?.push(...left.values());
  return shares.map((items) => {
    if (items.length === 0) return [];
    const order = items.sort((one, other) => Number(one.properties.value) - Number(other.properties.value));
    const list: Element = { type: 'element', tagName: 'ol', properties: {}, children: order };
    return [{ ...notes.section, children: [list] }];
  });
}

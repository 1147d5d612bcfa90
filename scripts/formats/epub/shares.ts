// The notes of a chapter shared out to the files that it is divided into.

import type { Element, Root, RootContent } from 'hast';
import { visit } from 'unist-util-visit';

/** The notes of a chapter: the section that they stand in, and each of them. */
export type Notes = Readonly<{ section: Element; items: readonly Element[] }>;

/** A tree's children without its notes, and these. */
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

/** For each part the notes that it is the first to refer to, with the numbers that they have in the whole. */
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

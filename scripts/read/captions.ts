// Captions in Markdown: a block and the words that belong to it become one node of the tree.

import type { Code, Nodes, Paragraph, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import { isEmptyName, loneNames, rawElements } from '../dialect/raw-html.ts';
import type { CaptionKind } from '../model/book.ts';
import { visit } from '../tree/visit.ts';
import { fenceOption } from './fence-languages.ts';

/** A block with its caption, the one above or below the other; a `<figure>` in HTML. */
export interface Captioned extends Parent {
  type: 'captioned';
  children: (Paragraph | RootContent)[];
}

declare module 'mdast' {
  interface RootContentMap {
    captioned: Captioned;
  }
  interface BlockContentMap {
    captioned: Captioned;
  }
}

/**
 * Joins captions and their blocks in `tree`, in place. A caption is the title in a code block's info string
 * (`title="hello.c"`), the title of a picture that is alone in its paragraph, or a paragraph that begins with `Listing:`,
 * `Figure:` or `Table:` right before such a block, or right after it. Names may stand between the two.
 */
export function joinCaptions(tree: Root): void {
  const titles = new Map<string, string>();
  visit(tree, 'definition', ({ identifier, title }) => void (title && titles.set(identifier, title)));
  visit(tree, (node: Nodes) => {
    if (!('children' in node) || node.type === 'captioned' || node.type === 'paragraph') return;
    joinAmong(node.children as RootContent[], titles);
  });
}

function joinAmong(nodes: RootContent[], titles: ReadonlyMap<string, string>): void {
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (node?.type !== 'paragraph') continue;
    const kind = openingWord(node);
    if (kind === undefined) continue;
    let after = index + 1;
    while (isNames(nodes[after])) after += 1;
    const [before, block] = [nodes[index - 1], nodes[after]];
    if (block && kindOf(block) === kind) {
      const names = nodes.slice(index + 1, after);
      nodes.splice(index, after - index + 1, ...names, captioned(kind, block, strip(node)));
    } else if (before && kindOf(before) === kind) {
      nodes.splice(index - 1, 2, captioned(kind, before, strip(node)));
      index -= 1;
    }
  }
  for (const [index, node] of nodes.entries()) {
    const kind = kindOf(node);
    const title = kind && ownTitle(node, titles);
    if (kind && title) nodes[index] = captioned(kind, node, paragraph(title, node));
  }
}

/** A caption stands above what is read from its top, and below a picture. */
function captioned(kind: CaptionKind, block: RootContent, words: Paragraph): Captioned {
  const caption: Paragraph = { ...words, data: { hName: 'figcaption' } };
  const children = kind === 'figure' ? [block, caption] : [caption, block];
  const { position } = block;
  return { type: 'captioned', children, data: { hName: 'figure' }, ...(position && { position }) };
}

function kindOf(node: RootContent): CaptionKind | undefined {
  if (node.type === 'code') return 'listing';
  if (node.type === 'table') return 'table';
  return node.type === 'paragraph' && picturesIn(node).length > 0 ? 'figure' : undefined;
}

/** The pictures of a paragraph that holds nothing else but names. */
function picturesIn({ children }: Paragraph): readonly PhrasingContent[] {
  const pictures = children.filter(({ type }) => type === 'image' || type === 'imageReference');
  const rest = children.every(
    (child) =>
      pictures.includes(child) ||
      (child.type === 'text' && !child.value.trim()) ||
      (child.type === 'html' && rawElements(child).every(isEmptyName)),
  );
  return rest ? pictures : [];
}

const words: Readonly<Record<string, CaptionKind>> = { Listing: 'listing', Figure: 'figure', Table: 'table' };
const opening = /^\s*(Listing|Figure|Table):\s+/;

function openingWord({ children }: Paragraph): CaptionKind | undefined {
  const first = children.find((child) => child.type !== 'html');
  const [, word = ''] = (first?.type === 'text' && opening.exec(first.value)) || [];
  return words[word];
}

function strip(node: Paragraph): Paragraph {
  const at = node.children.findIndex((child) => child.type !== 'html');
  const children = node.children.map((child, index) =>
    index === at && child.type === 'text' ? { ...child, value: child.value.replace(opening, '') } : child,
  );
  return { ...node, children };
}

function isNames(node: RootContent | undefined): boolean {
  return node?.type === 'paragraph' && loneNames(node).length > 0;
}

function ownTitle(node: RootContent, titles: ReadonlyMap<string, string>): string | undefined {
  if (node.type === 'code') return codeTitle(node);
  const [picture, second] = node.type === 'paragraph' ? picturesIn(node) : [];
  if (!picture || second) return undefined;
  if (picture.type === 'image') return picture.title?.trim() || undefined;
  return picture.type === 'imageReference' ? titles.get(picture.identifier)?.trim() : undefined;
}

function codeTitle(node: Code): string | undefined {
  return fenceOption(node, 'title')?.trim() || undefined;
}

function paragraph(value: string, { position }: RootContent): Paragraph {
  const place = position && { position };
  return { type: 'paragraph', children: [{ type: 'text', value, ...place }], ...place };
}

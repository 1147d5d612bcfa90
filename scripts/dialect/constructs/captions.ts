// Construct: captions of listings, figures and tables, and the lists of these.

import type { Nodes, Paragraph, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import type { CaptionKind } from '../../model/book.ts';
import type { Construct } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';
import { numberCaptions } from '../caption-numbers.ts';
import { fenceOption } from '../fence-languages.ts';
import { isEmptyName, loneNames, rawElements } from '../raw-html.ts';

/** Captions. Packages only know captions of pictures, and number nothing. */
export const captions: Construct = {
  id: 'captions',
  title: 'Captions',
  about:
    'A listing, a figure or a table may have a caption: a paragraph that begins with `Listing:`, `Figure:` or `Table:` right ' +
    'before or after it, `title="…"` after a code fence, or the title of a picture that is alone in its paragraph. Captions ' +
    'are numbered by chapter, listed after the contents (`lists` in book.yaml), and give links without words their text.',
  editions:
    'On paper and in the PDF the caption stays on the page of its block. Every edition has the lists of listings, figures and tables after its contents: with page numbers on paper, as links elsewhere.',
  examples: [
    {
      about: 'A paragraph before a table becomes its caption.',
      markdown: 'Table: *All*\n\n| a |\n|---|\n| b |',
      html: '<div class="table"><table id="table-1-1"><caption><span class="label">Table 1.1</span> <em>All</em></caption>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table></div>',
    },
    {
      about: 'A name between the caption and its block is the name of both.',
      markdown: 'Listing: x\n\n<a name="lst:x"></a>\n\n    y\n\n[](#lst:x)',
      html: '<figure id="lst:x" class="listing"><figcaption><span class="label">Listing 1.1</span> x</figcaption><pre><code>y\n</code></pre></figure>\n<p><a href="#lst:x">Listing 1.1</a></p>',
    },
    {
      about: 'Between two blocks, a caption belongs to the second.',
      markdown: '```\na\n```\n\nListing: b\n\n```\nb\n```',
      html: '<pre><code>a\n</code></pre>\n<figure id="listing-1-1" class="listing"><figcaption><span class="label">Listing 1.1</span> b</figcaption><pre><code>b\n</code></pre></figure>',
    },
    {
      about: 'A caption needs a block of its own kind.',
      markdown: 'Table: a\n\n    b',
      html: '<p>Table: a</p>\n<pre><code>b\n</code></pre>',
    },
  ],
  find: joinCaptions,
  collect: (chapters, { anchors, taken, words }) => ({
    captions: numberCaptions(chapters, anchors, taken, words),
  }),
};

/** A block with its caption, above or below it; a `<figure>` in HTML. */
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

/** Joins each caption and its block into one node, in place. Names may be between the two. */
function joinCaptions(tree: Root): void {
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
    const kind = kindNamedBy(node);
    if (kind === undefined) continue;
    let after = index + 1;
    while (isNames(nodes[after])) after += 1;
    const [before, block] = [nodes[index - 1], nodes[after]];
    if (block && kindOf(block) === kind) {
      const names = nodes.slice(index + 1, after);
      nodes.splice(index, after - index + 1, ...names, captioned(kind, block, withoutOpening(node)));
    } else if (before && kindOf(before) === kind) {
      nodes.splice(index - 1, 2, captioned(kind, before, withoutOpening(node)));
      index -= 1;
    }
  }
  for (const [index, node] of nodes.entries()) {
    const kind = kindOf(node);
    const title = kind && ownTitle(node, titles);
    if (kind && title) nodes[index] = captioned(kind, node, paragraph(title, node));
  }
}

/**
 * Makes the node of a block and its caption. The caption is below pictures, and above blocks that are read from their
 * top.
 */
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

/** Gives the pictures of a paragraph that contains nothing else but names. */
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

const openingWords: Readonly<Record<string, CaptionKind>> = {
  Listing: 'listing',
  Figure: 'figure',
  Table: 'table',
};
const opening = /^\s*(Listing|Figure|Table):\s+/;

function kindNamedBy({ children }: Paragraph): CaptionKind | undefined {
  const first = children.find((child) => child.type !== 'html');
  const [, word = ''] = (first?.type === 'text' && opening.exec(first.value)) || [];
  return openingWords[word];
}

function withoutOpening(node: Paragraph): Paragraph {
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
  if (node.type === 'code') return fenceOption(node, 'title')?.trim() || undefined;
  const [picture, second] = node.type === 'paragraph' ? picturesIn(node) : [];
  if (!picture || second) return undefined;
  if (picture.type === 'image') return picture.title?.trim() || undefined;
  return picture.type === 'imageReference' ? titles.get(picture.identifier)?.trim() : undefined;
}

/** A title is not text of the chapter: it has a place, but none of the block's source. */
function paragraph(value: string, { position }: RootContent): Paragraph {
  const start = position?.start;
  const place = start && { position: { start, end: start } };
  return { type: 'paragraph', children: [{ type: 'text', value, ...place }], ...place };
}

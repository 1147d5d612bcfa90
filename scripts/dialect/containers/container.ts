// Containers: blocks that their first line names (`::: note Title`), as nodes of a chapter's Markdown tree.

import type { Paragraph, ParagraphData, Parent, PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import type { AttributeList } from '../attribute-lists.ts';

/**
 * A container. A construct takes those whose `name` is its own, in a transform of its syntax (`takeContainers` in
 * `take.ts`), and gives them `data.hName`. Of what no construct takes, readers see the content.
 */
export interface Container extends Parent {
  type: 'container';
  /** The name in small letters: the word after the fence, or the first class in braces; empty if there is neither. */
  name: string;
  /** The title, which the construct puts into the tree. */
  title?: PhrasingContent[];
  /** The title as written, which some directives take for a path or a label, and the lines of options below it. */
  argument?: string;
  options?: string[];
  attributes: AttributeList;
  /** Further names of it, beside its id. */
  aliases?: readonly string[];
  /** The place of the first line, and the text of that line before the title and after it. */
  opening: Position;
  marks: Readonly<{ before: string; after: string }>;
  /** True if it has an end of its own, false if only the end of the text around it ends it. */
  closed: boolean;
}

declare module 'mdast' {
  interface RootContentMap {
    container: Container;
  }
  interface BlockContentMap {
    container: Container;
  }
}

/** The list of attributes that has none. */
export const noAttributes: AttributeList = { id: undefined, classes: [], values: {} };

/** Makes a container that has no line of its own in the source, such as the row around tabs. */
export function containerOf(
  name: string,
  children: Container['children'],
  place: Pick<Container, 'opening' | 'position'>,
): Container {
  const marks = { before: '', after: '' };
  return { type: 'container', name, attributes: noAttributes, marks, closed: true, children, ...place };
}

/** Makes a paragraph of a title. `data` says which element it becomes. */
export function titleOf(children: PhrasingContent[], data: ParagraphData): Paragraph {
  const [start, end] = [children[0]?.position?.start, children.at(-1)?.position?.end];
  return { type: 'paragraph', children, data, ...(start && end && { position: { start, end } }) };
}

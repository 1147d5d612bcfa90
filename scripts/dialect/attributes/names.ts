// Makes the names that attributes and labels give, in the form that reading knows: `<a name="id"></a>`.

import type { Html, RootContent } from 'mdast';
import type { Position } from 'unist';

/** Gives the node of a name among words, with its end tag. An id that HTML could not have gives none. */
export function nameInText(id: string, position: Position | undefined): readonly Html[] {
  if (/[\s"&<>]/.test(id)) return [];
  const place = position && { position };
  return [
    { type: 'html', value: `<a name="${id}">`, ...place },
    {
      type: 'html',
      value: '</a>',
      ...(place && { position: { start: place.position.end, end: place.position.end } }),
    },
  ];
}

/** Puts names before blocks. Each gives how many blocks it added before the one at the index. */
export const namedBlock = {
  /** Names the block at `at`. */
  before(nodes: RootContent[], at: number, id: string): number {
    const start = nodes[at]?.position?.start;
    const names = nameInText(id, start && { start, end: start });
    if (names.length === 0) return 0;
    const position = start && { position: { start, end: start } };
    nodes.splice(at, 0, { type: 'paragraph', children: [...names], ...position });
    return 1;
  },

  /** Names the block of the caption at `at`: the one after it, if captions can belong to it, or else the one before it. */
  ofCaption(nodes: RootContent[], at: number, id: string): number {
    const next = nodes[at + 1];
    if (next && canHaveCaption(next)) {
      namedBlock.before(nodes, at + 1, id);
      return 1;
    }
    const before = nodes[at - 1];
    return namedBlock.before(nodes, before && canHaveCaption(before) ? at - 1 : at, id);
  },
} as const;

function canHaveCaption(node: RootContent): boolean {
  if (node.type === 'paragraph')
    return node.children.some(({ type }) => type === 'image' || type === 'imageReference');
  return node.type === 'table' || node.type === 'code';
}

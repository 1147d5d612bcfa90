// How large a tree will be as a file.

import type { Root, RootContent } from 'hast';
import { visit } from 'unist-util-visit';

/** About how many bytes XHTML of nodes takes; `notes`: what the note that a reference leads to adds to that. */
export function weigh(nodes: readonly RootContent[], notes?: ReadonlyMap<string, number>): number {
  let bytes = 0;
  visit({ type: 'root', children: [...nodes] } as Root, (node) => {
    if (node.type === 'text') bytes += Buffer.byteLength(node.value) + escapes(node.value);
    if (node.type !== 'element') return;
    bytes += 2 * node.tagName.length + 5;
    if (node.properties.dataFootnoteRef !== undefined) bytes += notes?.get(String(node.properties.href)) ?? 0;
    for (const [name, value] of Object.entries(node.properties)) bytes += name.length + 4 + byteLength(value);
  });
  return bytes;
}

function byteLength(value: unknown): number {
  return Buffer.byteLength(Array.isArray(value) ? value.join(' ') : String(value));
}

/** What XML writes `&`, `<` and `>` with more. */
function escapes(text: string): number {
  return (text.match(/[&<>]/g)?.length ?? 0) * 4;
}

// How large a tree will be as a file.

import type { Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { short } from './lines.ts';

/** About how many bytes XHTML of nodes takes; `notes`: what the note that a reference leads to adds to that. */
export function weigh(nodes: readonly RootContent[], notes?: ReadonlyMap<string, number>): number {
  let bytes = 0;
  visit({ type: 'root', children: [...nodes] } as Root, (node) => {
    if (node.type === 'text') bytes += Buffer.byteLength(node.value) + escapes(node.value);
    if (node.type !== 'element') return;
    bytes += 2 * node.tagName.length + 5;
    if (node.tagName === 'pre') bytes += hanging * longLines(textOf(node));
    if (node.properties.dataFootnoteRef !== undefined) bytes += notes?.get(String(node.properties.href)) ?? 0;
    for (const [name, value] of Object.entries(node.properties)) bytes += name.length + 4 + byteLength(value);
  });
  return bytes;
}

/** Bytes of what a line of code that hangs is put into. */
const hanging = '<span class="hang-12"></span>'.length;

function longLines(text: string): number {
  return text.split('\n').filter(({ length }) => length >= short).length;
}

function byteLength(value: unknown): number {
  return Buffer.byteLength(Array.isArray(value) ? value.join(' ') : String(value));
}

/** What XML writes `&`, `<` and `>` with more. */
function escapes(text: string): number {
  return (text.match(/[&<>]/g)?.length ?? 0) * 4;
}

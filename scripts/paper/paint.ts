// Code without spans: its colours as stretches for the CSS Custom Highlight API, which prints four times faster.

import type { ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Stretch } from '../world.ts';

/** The colours of a tree's code: how many blocks it has, and stretches in them by class (`hl-keyword`). */
export type Colours = Readonly<{ blocks: number; paint: ReadonlyMap<string, readonly Stretch[]> }>;

/** Makes each `pre > code` of a tree one text, in place, and gives what was coloured. */
export function takeColours(tree: Root): Colours {
  const paint = new Map<string, Stretch[]>();
  let blocks = 0;
  visit(tree, 'element', (node, _index, parent) => {
    if (node.tagName !== 'code' || parent?.type !== 'element' || parent.tagName !== 'pre') return;
    let end = 0;
    for (const child of node.children) {
      const start = end;
      end += textOf(child).length;
      const [name] =
        child.type === 'element' && Array.isArray(child.properties.className)
          ? child.properties.className
          : [];
      if (name === undefined) continue;
      const stretches = paint.get(String(name)) ?? [];
      stretches.push([blocks, start, end]);
      paint.set(String(name), stretches);
    }
    node.children = lines(textOf(node));
    blocks += 1;
  });
  return { blocks, paint };
}

/** Lines from this many columns on may be wider than their block. */
const wide = 60;

/** How far, in columns, the rest of a wrapped line stands in from the line's own indent; and the most in all. */
const hang = { step: 2, most: 24 };

/** A code's text; lines that may wrap are elements of their own (`.long`), the rest hanging under their indent. */
function lines(code: string): ElementContent[] {
  const parts: ElementContent[] = [];
  let plain = '';
  const flush = () => {
    if (plain) parts.push({ type: 'text', value: plain });
    plain = '';
  };
  for (const line of code.split(/(?<=\n)/)) {
    if (line.length < wide) {
      plain += line;
      continue;
    }
    flush();
    const indent = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
    const columns = Math.min(indent + hang.step, hang.most);
    // The line's end stays inside: what is copied has it, and a block's last line feed shows no empty line.
    parts.push({
      type: 'element',
      tagName: 'span',
      properties: { className: ['long'], style: `--hang: ${columns}ch` },
      children: [{ type: 'text', value: line }],
    });
  }
  flush();
  return parts;
}

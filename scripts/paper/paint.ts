// Code without spans: its colours as stretches for the CSS Custom Highlight API, which prints four times faster.

import type { ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Stretch } from '../world.ts';

/** Takes the colours out of one tree after another, in the order in which they will stand in the document. */
export type Painter = Readonly<{
  /** Makes each `pre > code` of the tree one text, in place, and remembers what was coloured. */
  take: (tree: Root) => void;
  /** Stretches by class (`hl-keyword`). */
  paint: ReadonlyMap<string, readonly Stretch[]>;
}>;

/** A painter that has seen no code yet. */
export function createPainter(): Painter {
  const paint = new Map<string, Stretch[]>();
  let block = -1;
  const take = (tree: Root) =>
    visit(tree, 'element', (node, _index, parent) => {
      if (node.tagName !== 'code' || parent?.type !== 'element' || parent.tagName !== 'pre') return;
      block += 1;
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
        stretches.push([block, start, end]);
        paint.set(String(name), stretches);
      }
      node.children = lines(textOf(node));
    });
  return { take, paint };
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

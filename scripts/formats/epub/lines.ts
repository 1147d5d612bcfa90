// Long lines of code that hang: what wraps stands in from the line that it belongs to, whatever an e-reader knows of CSS.

import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';

/** Lines shorter than this fit the narrowest column. */
export const short = 30;

/** Deepest class `hang-N` of templates/epub/code.css, in characters. */
const deepest = 16;

/** Puts each long line of `pre` into a block of its own that hangs. The text stays the same, and so what is copied. */
export function hangLines(pre: Element): void {
  const [code] = pre.children;
  const home = code?.type === 'element' && pre.children.length === 1 ? code : pre;
  home.children = linesOf(home.children).flatMap((line) => {
    const text = line
      .map((node) => ('children' in node || node.type === 'text' ? textOf(node) : ''))
      .join('');
    return text.length <= short ? line : [hanging(line, text)];
  });
}

function hanging(line: readonly ElementContent[], text: string): Element {
  const indent = /^[ \t]*/.exec(text)?.[0].replaceAll('\t', '    ').length ?? 0;
  const depth = Math.min(indent - (indent % 2) + 4, deepest);
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: [`hang-${depth}`] },
    children: [...line],
  };
}

/** The nodes line by line, each line with the break that ends it; elements over several lines are divided. */
function linesOf(nodes: readonly ElementContent[]): readonly ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  const add = (node: ElementContent, ends: boolean) => {
    lines.at(-1)?.push(node);
    if (ends) lines.push([]);
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      for (const value of node.value.split(/(?<=\n)/)) add({ type: 'text', value }, value.endsWith('\n'));
    } else if (node.type === 'element' && textOf(node).includes('\n')) {
      const { id: _, ...rest } = node.properties;
      linesOf(node.children).forEach((children, index) => {
        const properties = index === 0 ? node.properties : rest;
        add({ ...node, properties, children }, textOf({ ...node, children }).endsWith('\n'));
      });
    } else add(node, false);
  }
  return lines.filter((line) => line.length > 0);
}

// Divides highlighted blocks of code into lines.

import type { ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';

/** The nodes of each line, including the line break that ends it. Elements that span several lines are divided. */
export function linesOf(nodes: readonly ElementContent[]): readonly ElementContent[][] {
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

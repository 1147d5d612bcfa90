// Estimates how wide a formula is, to know before it is laid out whether it fits a line.

import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';

/** The width of letters and of signs with the space around them, in em, and how much smaller indices are. */
const [letter, sign, index] = [0.55, 1.15, 0.72];

/** The width of an element of MathML in em, rather too large than too small. */
export function widthOf(node: Element): number {
  const inside = node.children.filter((child) => child.type === 'element');
  const widths = inside.map(widthOf);
  const [first = 0, ...rest] = widths;
  const sum = widths.reduce((all, one) => all + one, 0);
  switch (node.tagName) {
    case 'mi':
    case 'mn':
    case 'mtext':
    case 'ms':
      return [...textOf(node)].length * letter;
    case 'mo':
      return /^[=<>+\-−±×⋅≤≥≠≈∼→⇒∈∪∩|∣]$/.test(textOf(node)) ? sign : letter;
    case 'mspace':
      return Number.parseFloat(String(node.properties.width ?? '0')) || 0;
    case 'msub':
    case 'msup':
      return first + index * sum - index * first;
    case 'msubsup':
      return first + index * Math.max(0, ...rest);
    case 'mfrac':
    case 'munder':
    case 'mover':
    case 'munderover':
      return Math.max(first, ...rest.map((one) => one * (node.tagName === 'mfrac' ? 1 : index)));
    case 'mtable':
      return widthOfTable(inside);
    default:
      return sum + (/^(?:msqrt|mroot)$/.test(node.tagName) ? letter : 0);
  }
}

/** The widest cells of each column, and the space between the columns. */
function widthOfTable(rows: readonly Element[]): number {
  const columns: number[] = [];
  for (const row of rows)
    for (const [at, cell] of row.children.filter((child) => child.type === 'element').entries())
      columns[at] = Math.max(columns[at] ?? 0, widthOf(cell) + 0.4);
  return columns.reduce((all, one) => all + one, 0);
}

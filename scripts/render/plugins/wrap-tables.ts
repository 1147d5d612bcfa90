// Plugin: puts each table into a box that scrolls if the table is wider than the page.

import type { Element, Root } from 'hast';
import type { MarkdownExample } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';

export const examples: readonly MarkdownExample[] = [
  {
    about: 'The alignment of a column is a class, since the attribute is no HTML any more.',
    markdown: '| a | b |\n|--:|---|\n| 1 | 2 |',
    html: '<div class="table"><table>\n<thead>\n<tr>\n<th class="align-right">a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="align-right">1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table></div>',
  },
];

/** Wraps each table in a box, and turns the alignments of its cells into classes, in place. */
export function wrapTables() {
  return (tree: Root): void => {
    const wrapped = new Set<Element>();
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName === 'td' || node.tagName === 'th') classAlignment(node);
      if (node.tagName !== 'table' || !parent || index === undefined || wrapped.has(node)) return undefined;
      wrapped.add(node);
      const box: Element = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table'] },
        children: [node],
      };
      parent.children[index] = box;
      return index; // The walk goes on with the box, and through it into the table.
    });
  };
}

function classAlignment({ properties }: Element): void {
  if (typeof properties.align === 'string') properties.className = [`align-${properties.align}`];
  delete properties.align;
}

// Plugin: removes `class` where the safe subset has left no class name in it.

import type { Root } from 'hast';
import type { MarkdownExample } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';

export const examples: readonly MarkdownExample[] = [
  {
    about: 'A class of the author’s is gone, and nothing is left of it.',
    markdown: '<div class="box">\n\nText.\n\n</div>',
    html: '<div>\n<p>Text.</p>\n</div>',
  },
];

/** Removes empty lists of class names. */
export function dropEmptyClasses() {
  return (tree: Root): void =>
    visit(tree, 'element', ({ properties }) => {
      if (Array.isArray(properties.className) && properties.className.length === 0)
        delete properties.className;
    });
}

// Plugin: turns the names that HTML had before it had ids (`<a name="x">`) into ids.

import type { Element, Root } from 'hast';
import type { MarkdownExample } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';

export const examples: readonly MarkdownExample[] = [
  {
    about: 'A name in the text is a place that links lead to.',
    markdown: 'A <a name="x"></a>place.',
    html: '<p>A <a id="x"></a>place.</p>',
  },
  {
    about: 'An element that has another id keeps it, and gets a place of its own for the name.',
    markdown: 'A <a id="x" name="y">place</a>.',
    html: '<p>A <a id="x"><span id="y"></span>place</a>.</p>',
  },
  {
    about: 'A box to tick has no id: on paper it is a letter.',
    markdown: '<ul><li><input type="checkbox" id="x" disabled> Done</li></ul>',
    html: '<ul><li><input type="checkbox" disabled> Done</li></ul>',
  },
];

/** Makes each name an id, in place. */
export function nameElements() {
  return (tree: Root): void =>
    visit(tree, 'element', (node) => {
      const { properties } = node;
      if (node.tagName === 'input') delete properties.id;
      if (node.tagName !== 'a') return;
      if (typeof properties.name === 'string') nameBy(node, properties.name);
      delete properties.name;
    });
}

function nameBy({ properties, children }: Element, id: string): void {
  properties.id ??= id;
  if (properties.id !== id)
    children.unshift({ type: 'element', tagName: 'span', properties: { id }, children: [] });
}

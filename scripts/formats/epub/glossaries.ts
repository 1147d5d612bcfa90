// Marks glossaries as EPUB does, so that readers can show the definition of a term.

import type { Root } from 'hast';
import { visit } from '../../tree/visit.ts';

/** Marks the lists of glossaries, their terms and their definitions in `tree`, in place. */
export function markGlossaries(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties, children }) => {
    const { className } = properties;
    if (tagName !== 'dl' || !Array.isArray(className) || !className.includes('glossary')) return;
    properties['epub:type'] = 'glossary';
    for (const node of children)
      if (node.type === 'element' && (node.tagName === 'dt' || node.tagName === 'dd'))
        node.properties['epub:type'] = node.tagName === 'dt' ? 'glossterm' : 'glossdef';
  });
}

// Marks the terms of glossaries as EPUB does, so that readers can show the definition of a term.

import type { Root } from 'hast';
import { visit } from '../../tree/visit.ts';

/** Marks the terms of glossaries and their definitions in `tree`, in place. A list has no role that would fit `glossary`. */
export function markGlossaries(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties, children }) => {
    const { className } = properties;
    if (tagName !== 'dl' || !Array.isArray(className) || !className.includes('glossary')) return;
    for (const node of children)
      if (node.type === 'element' && (node.tagName === 'dt' || node.tagName === 'dd'))
        node.properties['epub:type'] = node.tagName === 'dt' ? 'glossterm' : 'glossdef';
  });
}

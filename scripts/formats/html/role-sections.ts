// Wraps the text of a chapter that has a role into a section with its ARIA role, and gives one without a title a hidden one.

import type { Root } from 'hast';
import { h } from 'hastscript';
import type { RenderedChapter } from '../../model/book.ts';
import { standsAlone } from '../../settings/roles.ts';
import { numberedTitle } from '../../text/numbered-title.ts';

/**
 * Gives the tree of a chapter for the web. A chapter with a role is a section with the DPUB-ARIA role of that name, so that
 * screen readers announce a preface or an appendix. A dedication without a heading has one that only they read, because
 * every page needs a heading.
 */
export function roleSection({ tree, role, entry, isUntitled }: RenderedChapter): Root {
  if (role === undefined || role === 'chapter') return tree;
  const { id } = entry;
  const children = tree.children.map((node) =>
    isUntitled && node.type === 'element' && node.properties.id === id
      ? h('h1.unseen', { id }, entry.title)
      : node,
  );
  const name = numberedTitle(entry);
  return {
    type: 'root',
    children: [
      h(
        'section',
        { className: standsAlone(role) ? [role] : undefined, role: `doc-${role}`, ariaLabel: name },
        children as never,
      ),
    ],
  };
}

// Plugin: replaces the local ids of a chapter by those of the whole book.

import type { Root } from 'hast';
import type { MarkdownExample } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';
import type { ChapterContext } from '../chapter-context.ts';

export const examples: readonly MarkdownExample[] = [
  {
    about: 'An id that stands twice in the chapter is the first element’s, as in a browser.',
    markdown: '<a id="x"></a>One\n\n<span id="x">two</span>',
    html: '<p><a id="x"></a>One</p>\n<p><span>two</span></p>',
  },
  {
    about: 'An id that an earlier chapter has gets another one; cells of a table name it in `headers`.',
    files: { 'chapters/00-zero.md': '<a name="h"></a>\n\n# 0. Zero\n' },
    markdown: '<table><tr><th id="h">A</th></tr><tr><td headers="h">B</td></tr></table>',
    html: '<div class="table"><table><tbody><tr><th id="01-one-h">A</th></tr><tr><td headers="01-one-h">B</td></tr></tbody></table></div>',
  },
];

/** Gives each element the id that `ids` has for its local one, in place. */
export function giveIds({ ids }: ChapterContext) {
  return (tree: Root): void => {
    const given = new Set<string>();
    visit(tree, 'element', ({ properties }) => {
      const { id, headers } = properties;
      if (Array.isArray(headers)) properties.headers = headers.map((one) => ids.get(String(one)) ?? one);
      if (typeof id !== 'string') return;
      if (given.has(id)) delete properties.id;
      else properties.id = ids.get(id) ?? id;
      given.add(id);
    });
  };
}

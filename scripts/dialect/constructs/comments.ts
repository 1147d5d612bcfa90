// Construct: comments, words of the author that no reader sees.

import type { Nodes, Paragraph, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Construct } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';
import { spanSyntax } from '../spans.ts';

/** Comments. */
export const comments: Construct = {
  id: 'comments',
  title: 'Comments',
  about:
    'Markdown has no comments of its own, so authors use what others do not show. None of these is in any edition, nor in its ' +
    'files: `<!-- … -->` of HTML, in the text or over many lines; `[//]: # (…)` and `[comment]: <> (…)`, definitions that ' +
    'nothing uses; `{/* … */}` of MDX; and `%% … %%` of Obsidian, as a block of its own or between two lines `%%`. MyST’s ' +
    '`+++`, alone in its paragraph, divides cells of a notebook, and is not shown either.',
  editions: 'No edition has them.',
  examples: [
    {
      about: 'Each kind of comment.',
      markdown:
        'One <!-- a -->two{/* b */}.\n\n<!--\nc\n\nd\n-->\n\n[//]: # (e)\n[comment]: <> (f)\n\n{/* g */}\n\n%% h %%\n\n%%\ni\n\n- j\n\n%%\n\n+++ {"tags": []}\n\nThree.',
      html: '<p>One two.</p>\n\n<p>Three.</p>',
    },
    {
      about: 'Signs of per cent and of plus in text.',
      markdown: 'Write %% for a %, and %d%% for 5%.\n\n%%time\n\n+++ is better than ++.',
      html: '<p>Write %% for a %, and %d%% for 5%.</p>\n<p>%%time</p>\n<p>+++ is better than ++.</p>',
    },
  ],
  syntax: [
    spanSyntax({
      token: 'bracedComment',
      open: '{/*',
      close: '*/}',
      lines: true,
      loose: true,
      accepts: () => true,
    }),
  ],
  find: (tree) =>
    visit(tree, (node: Nodes) => {
      if (node.type === 'paragraph' || !('children' in node)) return;
      if (!node.children.some(isSuspect)) return;
      node.children = withoutComments(node.children as RootContent[]) as typeof node.children;
    }),
};

function isSuspect(node: RootContent): boolean {
  if (node.type !== 'paragraph') return false;
  // A heading without text is an empty paragraph that a check tells of, and a title may still get its words.
  const isLeftOver = node.children.length === 0 && !node.data?.blank && !node.data?.hName;
  return isLeftOver || opens(node);
}

/** Whether a paragraph begins with `%%`, or with the mark between two cells of a notebook. */
function opens({ children: [first] }: Paragraph): boolean {
  return first?.type === 'text' && /^(?:%%|\+\+\+)/.test(first.value);
}

/** The mark between cells, with their settings, alone in its paragraph. */
const cellBreak = /^\+\+\+(?:[ \t]*\{[^\n]*\})?[ \t]*$/;

function withoutComments(nodes: readonly RootContent[]): readonly RootContent[] {
  const kept: RootContent[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (!node) continue;
    if (node.type !== 'paragraph' || !isSuspect(node)) kept.push(node);
    else if (node.children.length > 0 && !/^%%[^%]+%%$/.test(textOf(node)) && !cellBreak.test(textOf(node))) {
      // Between two lines that have nothing else, all is a comment.
      const end = /^%%\s*(?:\n|$)/.test(textOf(node))
        ? nodes.findIndex(
            (later, at) => at > index && later.type === 'paragraph' && /(?:^|\n)%%$/.test(textOf(later)),
          )
        : -1;
      if (end < 0) kept.push(node);
      else index = end;
    }
  }
  return kept;
}

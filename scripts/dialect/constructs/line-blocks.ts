// Construct: line blocks, verses and addresses whose lines end where the author ends them.

import type { PhrasingContent } from 'mdast';
import type { Construct } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';
import { beginningOf, linesOfParagraph, withoutBeginning } from '../paragraph-lines.ts';

/** Line blocks. No package for remark reads them. */
export const lineBlocks: Construct = {
  id: 'line-blocks',
  title: 'Line blocks',
  about:
    'Lines that begin with `|` and a space end where the author ends them, and keep the spaces at their beginnings, as in Pandoc: ' +
    'for verses and addresses. There are two lines at least, and none ends with `|`, as rows of a table do.',
  editions:
    'Every edition ends the lines in the same places. A line that is too long goes on below, further in.',
  examples: [
    {
      about: 'A verse. An empty line is `|` alone.',
      markdown: '| The *sea*\n|    is wide.\n|\n| It ends.',
      html: '<p class="line-block">The <em>sea</em><br>\n\u00a0\u00a0\u00a0is wide.<br>\n<br>\nIt ends.</p>',
    },
    {
      about: 'Text with a stroke, and a row of a table without the line below its head.',
      markdown: '| a alone\n\n| a | b |\n| 1 | 2 |',
      html: '<p>| a alone</p>\n<p>| a | b |\n| 1 | 2 |</p>',
    },
  ],
  find: (tree) =>
    visit(tree, 'paragraph', (node) => {
      const lines = linesOfParagraph(node);
      if (lines.length < 2 || !lines.every(isLine)) return;
      node.children = lines.flatMap((line, index): PhrasingContent[] => {
        const words = withoutBeginning(line, /^\|[ \t]?/.exec(beginningOf(line))?.[0].length ?? 0);
        const [first] = words;
        // Spaces at the beginning of a line would be lost.
        if (first?.type === 'text')
          first.value = first.value.replace(/^ +/, (spaces) => '\u00a0'.repeat(spaces.length));
        return index === 0 ? words : [{ type: 'break' }, ...words];
      });
      node.data = { ...node.data, hProperties: { ...node.data?.hProperties, className: ['line-block'] } };
    }),
  attributes: { p: [['className', 'line-block']] },
};

function isLine(line: readonly PhrasingContent[]): boolean {
  const last = line.at(-1);
  const isRow = line.length > 0 && last?.type === 'text' && /[^|\s].*\|[ \t]*$/.test(last.value);
  return /^\|(?:[ \t]|$)/.test(beginningOf(line)) && !isRow;
}

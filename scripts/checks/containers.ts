// Check: containers (`::: note`) have a name that the editions know, and an end.

import type { Nodes } from 'mdast';
import type { Check } from '../model/contract.ts';
import { visit } from '../tree/visit.ts';

/** The check of containers. */
export const containers: Check<'unknown' | 'open'> = {
  id: 'containers',
  about:
    'A container is a block between two fences of colons, the first of which names it: `::: note`. Of a container with a name that ' +
    'no construct knows, readers see only the content. A container without an end goes on to the end of the text around it.',
  severity: { unknown: 'warning', open: 'warning' },
  examples: [
    {
      about: 'an alert, a row of tabs, and a container that only gives an id',
      files: {
        'chapters/01-one.md':
          '# 1. One\n\n::: note Title\nText.\n:::\n\n:::: tabs\n::: tab C\nText.\n:::\n::::\n\n::: {#here}\nText.\n:::\n',
      },
      messages: [],
    },
    {
      about: 'a name that nobody knows',
      files: {
        'chapters/01-one.md': '# 1. One\n\n:::: columns\n::: {.column width="50%"}\nText.\n:::\n::::\n',
      },
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected container `columns`, of which readers see only the content (Delete its first line and its last, or write a name that is known, such as `::: note` or `::: tabs`.)',
        'chapters/01-one.md:4:1: warning: Unexpected container `column`, of which readers see only the content (Delete its first line and its last, or write a name that is known, such as `::: note` or `::: tabs`.)',
      ],
    },
    {
      about: 'an alert that never ends',
      files: { 'chapters/01-one.md': '# 1. One\n\n::: tip\nText.\n\nMore.\n' },
      messages: [
        'chapters/01-one.md:3:1: warning: Cannot find the end of the container `tip` (Write `:::` on a line of its own after its last paragraph. It goes on to the end of the text around it.)',
      ],
    },
  ],
  run({ chapters }, tell) {
    for (const { path, tree } of chapters)
      visit(tree, (node: Nodes) => {
        const unknown = node.type === 'html' && node.data?.unknownContainer;
        if (unknown && node.position) {
          const cure =
            'Delete its first line and its last, or write a name that is known, such as `::: note` or `::: tabs`.';
          tell(
            'unknown',
            path,
            node.position,
            `Unexpected container \`${unknown}\`, of which readers see only the content`,
            cure,
          );
        }
        const fence = node.type === 'container' && !node.closed && /^[:`~]{3,}/.exec(node.marks.before)?.[0];
        if (!fence || node.type !== 'container') return;
        const cure = `Write \`${fence}\` on a line of its own after its last paragraph. It goes on to the end of the text around it.`;
        tell('open', path, node.opening, `Cannot find the end of the container \`${node.name}\``, cure);
      });
  },
};

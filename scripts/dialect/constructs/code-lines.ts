// Construct: lines of code that are marked, numbered, or changed.

import type { Code } from 'mdast';
import type { Construct } from '../../model/construct.ts';
import { dataLinesForm, dataStartForm, type Mark, writeMarks } from '../../tree/line-marks.ts';
import { visit } from '../../tree/visit.ts';
import { fenceOption } from '../fence-languages.ts';
import { takeLineComments } from '../line-comments.ts';
import { lineOptions } from '../line-options.ts';

/** Lines of code. Highlighters have plugins for them, but each reads the notation of one tool, and writes HTML. */
export const codeLines: Construct = {
  id: 'code-lines',
  title: 'Lines of code',
  about:
    'Lines of a listing can be marked, with their numbers after the fence: `{1,3-5}` as in Gatsby, Docusaurus and VitePress, ' +
    '`hl_lines="1 3-5"` as in MkDocs, or `emphasize-lines="1,3-5"` as in Sphinx. Comments in the code do the same, and readers ' +
    'do not see them: `// highlight-next-line`, `// highlight-start` and `// highlight-end`, `// [!code highlight]`, ' +
    '`// [!code focus]`. `// [!code ++]` and `// [!code --]` show a line as added or removed, as do the first characters of the ' +
    'lines in a block of `diff-js`, or of `diff-` and another language. The comments may be those of any language. Lines are ' +
    'numbered with `linenums="1"`, `showLineNumbers`, `.numberLines`, `startFrom="10"` or `:line-numbers=10`.',
  editions:
    'Marked lines have a tint and a rule at their side, added lines a plus and removed lines a minus. Numbers and signs are not ' +
    'part of the text: they are not copied. In print with black ink the rule alone marks a line.',
  examples: [
    {
      about: 'Lines that are named after the fence.',
      markdown: '```text {1,3-4}\na\nb\nc\nd\n```',
      html: '<pre><code class="language-text" data-lines="1 3 4">a\nb\nc\nd\n</code></pre>',
    },
    {
      about: 'Comments that mark lines are taken out of the code.',
      markdown: '```text\n# highlight-next-line\na\nb\n-- [!code ++]\nc <!-- [!code --] -->\n```',
      html: '<pre><code class="language-text" data-lines="1 -3">a\nb\nc\n</code></pre>',
    },
    {
      about: 'Numbered lines, from ten on.',
      markdown: '```{.text .numberLines startFrom="10"}\na\nb\n```',
      html: '<pre><code class="language-text" data-start="10">a\nb\n</code></pre>',
    },
    {
      about: 'A change to a program, in its own colours.',
      markdown: '```diff-text\n a\n-b\n+c\n```',
      html: '<pre><code class="language-text" data-lines="-2 +3">a\nb\nc\n</code></pre>',
    },
  ],
  find: (tree) => visit(tree, 'code', markLines),
  attributes: {
    code: [
      ['dataLines', dataLinesForm],
      ['dataStart', dataStartForm],
    ],
  },
};

function markLines(node: Code): void {
  const marks = new Map<number, Mark>();
  // A listing that shows a file matches that file line by line.
  if (fenceOption(node, 'file', { bare: true }) === undefined) {
    takeSigns(node, marks);
    const taken = takeLineComments(node.value);
    node.value = taken.code;
    for (const [line, mark] of taken.marks) marks.set(line, mark);
  }
  const { marked, start } = lineOptions(node.meta ?? '');
  const count = node.value.split('\n').length;
  for (const line of marked) if (line <= count && !marks.has(line - 1)) marks.set(line - 1, 'marked');
  if (marks.size === 0 && start === undefined) return;
  const properties = {
    ...(marks.size > 0 && { dataLines: writeMarks(marks) }),
    ...(start !== undefined && { dataStart: String(start) }),
  };
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, ...properties } };
}

/** Turns the first characters of the lines of `diff-js` into marks, in place. */
function takeSigns(node: Code, marks: Map<number, Mark>): void {
  const [, language] = /^diff-([\w+#-]+)$/i.exec(node.lang ?? '') ?? [];
  if (language === undefined) return;
  node.lang = language;
  const lines = node.value.split('\n');
  const spaced = lines.every((line) => line === '' || /^[ +-]/.test(line));
  node.value = lines
    .map((line, index) => {
      if (!/^[+-]/.test(line)) return spaced ? line.slice(1) : line;
      marks.set(index, line.startsWith('+') ? 'added' : 'removed');
      return line.slice(1);
    })
    .join('\n');
}

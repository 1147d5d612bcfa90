// Construct: the name of a file above a listing.

import type { Code, Paragraph } from 'mdast';
import type { Construct } from '../../model/construct.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import { fenceOption } from '../fence-languages.ts';

/** Names of files. Packages for them write HTML, and each knows the notation of one tool. */
export const fileNames: Construct = {
  id: 'file-names',
  title: 'Names of files',
  about:
    'A listing has the name of its file above it, with `filename="src/app.js"` after the fence as in Quarto and Hugo, `[app.js]` as ' +
    'in VitePress, or `js:src/app.js` as in Qiita and Zenn. It has no number. For a numbered caption write `title="…"` (see ' +
    '[captions](#captions)).',
  editions: 'Every edition shows the name above the listing, and keeps the two together.',
  examples: [
    {
      about: 'Three ways to write it.',
      markdown:
        '```text filename="src/a.txt"\na\n```\n\n```text [b.txt] {1}\nb\n```\n\n```text:src/c.txt\nc\n```',
      html: '<p class="file-name"><code>src/a.txt</code></p>\n<pre><code class="language-text">a\n</code></pre>\n<p class="file-name"><code>b.txt</code></p>\n<pre><code class="language-text" data-lines="1">b\n</code></pre>\n<p class="file-name"><code>src/c.txt</code></p>\n<pre><code class="language-text">c\n</code></pre>',
    },
    {
      about: 'Words that are no name.',
      markdown: '```text:no-line-numbers {1}\na\n```\n\n```text [x, y]\nb\n```',
      html: '<pre><code class="language-text" data-lines="1">a\n</code></pre>\n<pre><code class="language-text">b\n</code></pre>',
    },
  ],
  find: (tree) =>
    visit(tree, 'code', (node, index, parent) => {
      const name = nameOf(node);
      if (name === undefined || !parent || index === undefined) return undefined;
      parent.children.splice(index, 0, titleOf(name, node));
      return [SKIP, index + 2];
    }),
  attributes: { p: [['className', 'file-name']] },
};

/** Gives the name of the file after the fence. The language is not part of `meta`. */
function nameOf(node: Code): string | undefined {
  const meta = node.meta ?? '';
  // The web edition shows the path of a file of the book itself; a caption has words for it.
  if (fenceOption(node, 'file', { bare: true }) !== undefined || fenceOption(node, 'title')) return undefined;
  const option = fenceOption(node, 'filename', { bare: true }) ?? fenceOption(node, 'file-name');
  const [, inBrackets] = /(?:^|[ \t\d\w}])\[([^[\]\n,=]{1,120})\]/.exec(meta) ?? [];
  const [, afterColon] =
    /^:(?!title=|filename=|line-numbers|no-line-numbers)([^\s=:{}]+\.\w+|[\w.-]+file)(?=[\s{]|$)/i.exec(
      meta,
    ) ?? [];
  return (option ?? inBrackets ?? afterColon)?.trim() || undefined;
}

function titleOf(name: string, { position }: Code): Paragraph {
  const start = position?.start;
  const place = start && { position: { start, end: start } };
  return {
    type: 'paragraph',
    children: [{ type: 'inlineCode', value: name, ...place }],
    data: { hProperties: { className: ['file-name'] } },
    ...place,
  };
}

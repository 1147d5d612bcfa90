// Construct: lines of code that compilers need and readers do not, in the syntax of rustdoc and mdBook.

import type { Construct } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';
import { fenceOption } from '../fence-languages.ts';

/** Hidden lines. They are removed from the tree, because nothing could reveal them on paper or in most e-readers. */
export const hiddenLines: Construct = {
  id: 'hidden-lines',
  title: 'Hidden lines',
  about:
    'Lines of a Rust listing that begin with `# ` are for the compiler and are not shown, as in rustdoc and mdBook; a line that ' +
    'really begins with `#` is written `##`. In other languages `hidelines=PREFIX` after the fence names what hidden lines ' +
    'begin with.',
  editions: 'The lines are left out in every edition, and are not copied by the web edition’s button.',
  examples: [
    {
      about: 'Rust hides lines that are `#` alone or begin with `# `; attributes stay.',
      markdown: '```rust,ignore\n# fn main() {\n#[test]\nlet x = 1;\n    # done();\n#\n## a\n# }\n```',
      html: '<pre><code class="language-rust"><span class="hl-meta">#[test]</span>\n<span class="hl-keyword">let</span> <span class="hl-variable">x</span> = <span class="hl-number">1</span>;\n# a\n</code></pre>',
    },
    {
      about: 'Another language says what its hidden lines begin with.',
      markdown: '```text,hidelines=!!!\n!!!import a\nprint(a)\n```\n\n```text\n# a comment\n```',
      html: '<pre><code class="language-text">print(a)\n</code></pre>\n<pre><code class="language-text"># a comment\n</code></pre>',
    },
  ],
  find: (tree) =>
    visit(tree, 'code', (node) => {
      // A listing that shows a file matches that file line by line.
      if (fenceOption(node, 'file', { bare: true }) !== undefined) return;
      const prefix = fenceOption(node, 'hidelines', { bare: true });
      if (prefix !== undefined)
        node.value = keepLines(node.value, (line) =>
          line.trimStart().startsWith(prefix) ? undefined : line,
        );
      else if (node.lang?.toLowerCase() === 'rust') node.value = keepLines(node.value, shownInRust);
    }),
};

function keepLines(code: string, shown: (line: string) => string | undefined): string {
  return code
    .split('\n')
    .flatMap((line) => shown(line) ?? [])
    .join('\n');
}

/**
 * Gives a line of Rust as readers see it, undefined if it is hidden (The rustdoc book, "Hiding portions of the
 * example").
 */
function shownInRust(line: string): string | undefined {
  const [, indent = '', next, rest = ''] = /^(\s*)#(.?)(.*)$/.exec(line) ?? [];
  if (next === undefined) return line;
  if (next === '#') return `${indent}#${rest}`;
  return next === '' || next === ' ' ? undefined : line;
}

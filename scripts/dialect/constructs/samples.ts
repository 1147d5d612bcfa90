// Construct: sample programs, blocks of code that show a file of the book.

import type { Code, Root } from 'mdast';
import type { Construct } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';
import { fenceOption } from '../fence-languages.ts';

/** Sample programs. No package keeps the path of the file, which the web edition's download needs. */
export const samples: Construct = {
  id: 'samples',
  title: 'Sample programs',
  about:
    'A block of code names the file that it shows after the fence: `file=examples/hello.c`. An empty block is filled with the ' +
    'whole file; any other must have lines that stand in the file as they are. The web edition offers the file for download.',
  editions:
    'The web edition offers the file for download above the listing. The other editions show the listing alone.',
  checks: ['samples'],
  examples: [
    {
      about: 'An empty block shows the whole file.',
      files: { 'examples/hello.c': 'int main(void)\n{\n}\n' },
      markdown: '```c file=examples/hello.c\n```',
      html: '<pre><code class="language-c" data-file="examples/hello.c"><span class="hl-type">int</span> <span class="hl-title">main</span><span class="hl-params">(</span><span class="hl-type">void</span><span class="hl-params">)</span>\n{\n}\n</code></pre>',
    },
    {
      about: 'A block with lines of the file shows these.',
      files: { 'examples/two.c': '#include <stdio.h>\n\nint x;\nint y;\n' },
      markdown: '```c file="examples/two.c"\nint y;\n```',
      html: '<pre><code class="language-c" data-file="examples/two.c"><span class="hl-type">int</span> y;\n</code></pre>',
    },
  ],
  files: {
    offered: true,
    named: (tree) => sampleUses(tree).flatMap(({ path }) => (isInExamples(path) ? [path] : [])),
    show: (tree, { files }) => {
      for (const { node, path } of sampleUses(tree)) {
        const sample = isInExamples(path) ? files.get(path) : undefined;
        if (typeof sample !== 'object') continue;
        if (node.value.trim() === '') node.value = sample.text.replace(/^\ufeff|\n$/g, '');
        node.data = { ...node.data, hProperties: { ...node.data?.hProperties, dataFile: path } };
      }
    },
  },
  attributes: { code: ['dataFile'] },
};

/** A block of code that shows the file at `path`, from the book's folder. */
export type SampleUse = Readonly<{ path: string; node: Code }>;

/** Gives the blocks of a chapter's tree that name a file. */
export function sampleUses(tree: Root): readonly SampleUse[] {
  const uses: SampleUse[] = [];
  visit(tree, 'code', (node) => {
    const path = fenceOption(node, 'file', { bare: true });
    if (path !== undefined) uses.push({ path, node });
  });
  return uses;
}

/** Tells whether a sample may be at a path: the web edition offers only the files of examples/. */
export function isInExamples(path: string): boolean {
  return path.startsWith('examples/') && !path.split('/').some((part) => /^\.{0,2}$/.test(part));
}

// Construct: sample programs, blocks of code that show a file of the book.

import { posix } from 'node:path';
import type { Code, Root } from 'mdast';
import type { Construct } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';
import { fenceOption } from '../fence-languages.ts';
import { dedented, partOf } from '../includes/file-part.ts';

/** Sample programs. No package keeps the path of the file, which the web edition's download needs. */
export const samples: Construct = {
  id: 'samples',
  title: 'Sample programs',
  about:
    'A block of code names the file that it shows after the fence: `file=examples/hello.c`. An empty block is filled with the ' +
    'whole file, or with a part: `lines=2-9` (or `file=examples/hello.c#L2-L9`), `region=main` (or `#main`) for the lines ' +
    'between two marks, as in [includes](includes.md). `dedent` takes the indent off that all these lines share, `dedent=4` four ' +
    'characters of it. A block that is not empty must have lines that stand in the file as they are. The path starts from the ' +
    'folder of book.yaml, or from the chapter’s if it begins with `./` or `../`. The web edition offers files of examples/ for ' +
    'download.',
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
    {
      about: 'Lines of a file, and a region of it without its indent.',
      files: {
        'examples/f.py': 'class A:\n    # ANCHOR: f\n    def f(self):\n        pass\n    # ANCHOR_END: f\n',
      },
      markdown:
        '```text file=examples/f.py lines="1,3"\n```\n\n```text file=examples/f.py region=f dedent\n```',
      html: '<pre><code class="language-text" data-file="examples/f.py">class A:\n    def f(self):\n</code></pre>\n<pre><code class="language-text" data-file="examples/f.py">def f(self):\n    pass\n</code></pre>',
    },
  ],
  files: {
    offered: true,
    named: (tree, { path }) => sampleUses(tree, path).flatMap((use) => (isShown(use) ? [use.path] : [])),
    show: (tree, { path: chapter, files }) => {
      for (const use of sampleUses(tree, chapter)) {
        const { node, path } = use;
        const sample = isShown(use) ? files.get(path) : undefined;
        if (typeof sample !== 'object') continue;
        if (isEmpty(node)) {
          const lines = linesOf(use, sample.text);
          if (!lines) continue;
          node.value = lines.join('\n');
          node.data = { ...node.data, filled: true };
        }
        if (isInExamples(path))
          node.data = { ...node.data, hProperties: { ...node.data?.hProperties, dataFile: path } };
      }
    },
  },
  attributes: { code: ['dataFile'] },
};

declare module 'mdast' {
  interface Data {
    /** Whether a block of code was empty, and has its lines from a file. */
    filled?: true;
  }
}

/** A block of code that shows the file at `path`, from the book's folder, or a part of it, as `partOf` reads that. */
export type SampleUse = Readonly<{ path: string; part: string; node: Code }>;

/** Gives the blocks of the tree of the chapter at `chapter` that name a file. */
export function sampleUses(tree: Root, chapter: string): readonly SampleUse[] {
  const uses: SampleUse[] = [];
  visit(tree, 'code', (node) => {
    const option = (name: string) => fenceOption(node, name, { bare: true });
    const [file, place = ''] = option('file')?.split('#', 2) ?? [];
    if (file === undefined) return;
    const path = /^\.{1,2}\//.test(file) ? posix.join(posix.dirname(chapter), file) : file;
    const part = option('lines') ?? option('region') ?? option('snippet') ?? place.replace(/L(?=\d)/g, '');
    uses.push({ path, part, node });
  });
  return uses;
}

/** Gives the lines of a file that a block shows; undefined if the file has no such region. */
function linesOf({ part, node }: SampleUse, text: string): readonly string[] | undefined {
  // The whole file is shown as it is, without the line that mdBook leaves out.
  const lines = part === '' ? text.replace(/^\ufeff|\n$/g, '').split('\n') : partOf(text, part).lines;
  const [, most] = /\bdedent(?:=["']?(\d+))?/.exec(node.meta ?? '') ?? [];
  if (!lines || !/(?:^|[\s{,])dedent\b/.test(node.meta ?? '')) return lines;
  return dedented(lines, most === undefined ? undefined : Number(most));
}

/** Tells whether the file is read: other tools have an option of this name too, so that a block with code may go without. */
function isShown({ path, node }: SampleUse): boolean {
  return isInExamples(path) || isEmpty(node) || node.data?.filled === true;
}

function isEmpty({ value }: Code): boolean {
  return value.trim() === '';
}

/** Tells whether a sample may be at a path to be offered: the web edition offers only the files of examples/. */
export function isInExamples(path: string): boolean {
  return path.startsWith('examples/') && !path.split('/').some((part) => /^\.{0,2}$/.test(part));
}

// Construct: listings as MyST and Sphinx write them, with options in their first lines.

import type { Code } from 'mdast';
import type { Construct } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';
import { namedBlock } from '../attributes/names.ts';
import { whenParsed } from '../containers/take.ts';
import { optionsIn } from '../directive-options.ts';

/** MyST's directives for code. Its own package for them is a whole parser of another dialect. */
export const codeDirectives: Construct = {
  id: 'code-directives',
  title: 'Listings of MyST',
  about:
    'MyST and Jupyter Book write ` ```{code-block} python ` (also `{code}`, `{sourcecode}`, `{code-cell}`), with options in the first ' +
    'lines: `:caption:`, `:name:`, `:linenos:`, `:lineno-start:`, `:emphasize-lines:`. They mean what the words after other fences ' +
    'mean: see [lines of code](#lines-of-code), [captions](#captions). ` ```{literalinclude} FILE ` shows a file of the book, with ' +
    '`:lines:`, `:dedent:` and `:language:`: see [sample programs](#sample-programs). A cell whose options in YAML give its figure a caption and a name (`mystnb: figure:`) ' +
    'has these itself. Other options are for the tool, and not shown.',
  editions: 'Every edition shows the listing with its caption, numbers and marks, without the options.',
  examples: [
    {
      about: 'A listing with a caption, a name and a marked line.',
      markdown:
        '```{code-block} text\n:caption: Some lines\n:name: some\n:emphasize-lines: 2\n\na\nb\n```\n\nSee [](#some).',
      html: '<figure id="some" class="listing"><figcaption><span class="label">Listing 1.1</span> Some lines</figcaption><pre><code class="language-text" data-lines="2">a\nb\n</code></pre></figure>\n<p>See <a href="#some">Listing 1.1</a>.</p>',
    },
    {
      about: 'A cell of a notebook, with options in YAML that are none of a listing’s.',
      markdown: '```{code-cell} text\n---\ntags: [hide-input]\n---\na\n```',
      html: '<pre><code class="language-text">a\n</code></pre>',
    },
    {
      about: 'A cell that draws a figure: its listing has the caption and the name.',
      markdown:
        '```{code-cell} text\n---\nmystnb:\n  figure:\n    caption: All *years*\n    name: years\n---\nplot()\n```\n\nSee {numref}`years`.',
      html: '<figure id="years" class="listing"><figcaption><span class="label">Listing 1.1</span> All *years*</figcaption><pre><code class="language-text">plot()\n</code></pre></figure>\n<p>See <a href="#years">Listing 1.1</a>.</p>',
    },
    {
      about: 'Lines of a file, from the folder of the chapter.',
      files: { 'code/a.txt': 'a\n  b\n  c\n' },
      markdown: '```{literalinclude} ../code/a.txt\n:lines: 2-3\n:dedent:\n:language: text\n```',
      html: '<pre><code class="language-text">b\nc\n</code></pre>',
    },
  ],
  syntax: [
    whenParsed((tree) =>
      visit(tree, 'code', (node, index, parent) => {
        const [, name] =
          /^\{(code-block|code|sourcecode|code-cell|literalinclude)\}$/.exec(node.lang ?? '') ?? [];
        if (name === undefined) return;
        const options = read(node, name === 'literalinclude');
        const label = options.get('name') ?? options.get('label');
        if (label !== undefined && parent && index !== undefined)
          namedBlock.before(parent.children, index, label);
      }),
    ),
  ],
};

/** Turns a directive into a block of code with words after its fence, in place. Gives its options. */
function read(node: Code, isFile: boolean): ReadonlyMap<string, string> {
  const { options, rest } = optionsIn(node.value);
  const argument = (node.meta ?? '').trim();
  node.value = rest;
  node.lang =
    (isFile ? options.get('language') : argument.split(/\s/)[0]) || languageOf(isFile ? argument : '');
  const word = (name: string, from: string) => {
    const value = options.get(from)?.replaceAll('"', '”');
    return value === undefined ? [] : [value === '' ? name : `${name}="${value}"`];
  };
  const start = options.get('lineno-start');
  const words = [
    ...(isFile ? [`file="${/^[./]/.test(argument) ? argument.replace(/^\//, '') : `./${argument}`}"`] : []),
    ...word('lines', 'lines'),
    ...word('dedent', 'dedent'),
    ...word('title', 'caption'),
    ...word('emphasize-lines', 'emphasize-lines'),
    ...(start !== undefined ? [`linenums="${start}"`] : word('linenums', 'linenos')),
  ];
  node.meta = words.join(' ') || null;
  return options;
}

function languageOf(path: string): string | null {
  return /\.(\w+)$/.exec(path)?.[1] ?? null;
}

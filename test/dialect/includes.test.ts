// Includes in places where authors put them, and what is in the files that they name.

import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { editionOf } from '../edition.ts';
import { type Files, sound, worldOf } from '../memory.ts';

/** What a chapter that ends with `markdown` becomes, in a book with some more files. */
async function shown(markdown: string, files: Files): Promise<string> {
  const chapter = `${sound['chapters/01-one.md']}\n***\n\n${markdown}`;
  const edition = await editionOf(worldOf({ ...sound, ...files, 'chapters/01-one.md': chapter }));
  const tree = edition.chapters[0]?.tree ?? { type: 'root', children: [] };
  return (unified().use(rehypeStringify).stringify(tree).split('<hr>')[1] ?? '').trim();
}

const words = { 'chapters/w.txt': 'words\n', 'chapters/b.md': '- a\n- b\n' };

test.each([
  [
    'a heading',
    '## 1.1. The {{#include w.txt}}',
    words,
    '<h2 id="the-words"><span class="number">1.1.</span> The words</h2>',
  ],
  [
    'a quote of two lines',
    '> One\n> {{#include w.txt}} two',
    words,
    '<blockquote>\n<p>One\nwords two</p>\n</blockquote>',
  ],
  ['an item of a list', '- One\n  {{#include w.txt}}', words, '<ul>\n<li>One\nwords</li>\n</ul>'],
  ['a cell of a table', '| a |\n|---|\n| {{#include w.txt}} |', words, '<td>words</td>'],
  ['an attribute', '<span title="{{#include w.txt}}">a</span>', words, '<span title="words">a</span>'],
  ['lines of their own', 'Before\n\n{{#include b.md}}\n{{#include b.md}}', words, '<li>b</li>\n<li>a</li>'],
  [
    'a paragraph with notes and references',
    '{{#include w.txt}}[^n] [r][r]\n\n[^n]: Note.\n\n[r]: https://example.org/',
    words,
    '<a href="https://example.org/">r</a>',
  ],
  [
    'a file with a fence that never ends',
    '{{#include f.md}} [r]\n\n[r]: https://example.org/',
    { 'chapters/f.md': '```\nx' },
    '<pre><code>x [r]\n</code></pre>',
  ],
  [
    'a program to play with',
    '{{#playground p.rs}}',
    { 'chapters/p.rs': '# use x;\nf();\n' },
    'language-rust',
  ],
  [
    'lines of Windows, a byte order mark',
    '```text\n{{#include c.c:1}}\n```',
    { 'chapters/c.c': '\ufeffint a;\r\nint b;\r\n' },
    '<code class="language-text">int a;\n</code>',
  ],
  [
    'a line beyond the end of the file',
    '```text\nx\n{{#include w.txt:7:9}}\n```',
    words,
    '<code class="language-text">x\n\n</code>',
  ],
  ['a title for mdBook', '{{#title A title}}\n\nText', {}, '<p>Text</p>'],
  [
    'what only looks like one',
    'a {{#if x}} b {{/if}} {{include w.txt}}',
    words,
    '<p>a {{#if x}} b {{/if}} {{include w.txt}}</p>',
  ],
  ['a file of Quarto’s, from the folder of the book', '{{< include /chapters/b.md >}}', words, '<li>b</li>'],
  [
    'how Quarto writes its directive as text',
    'Write {{{< include w.txt >}}} and `{{< include w.txt >}}`.',
    words,
    '<p>Write {{{&#x3C; include w.txt >}}} and <code>{{&#x3C; include w.txt >}}</code>.</p>',
  ],
  [
    'a region of MkDocs in a listing, by a path from the folder of the book',
    '```text\n--8<-- "chapters/r.py:one"\n```',
    { 'chapters/r.py': 'a\n# --8<-- [start:one]\nb\n# --8<-- [end:one]\n' },
    '<code class="language-text">b\n</code>',
  ],
  [
    'MkDocs’ directive as text',
    '```text\n;--8<-- "chapters/w.txt"\n```',
    words,
    '<code class="language-text">--8&#x3C;-- "chapters/w.txt"\n</code>',
  ],
  ['a file of markdown-include, in a line', 'A {!w.txt!} b', words, '<p>A words b</p>'],
  ['a file of HonKit', '> {% include "b.md" %}', words, '<blockquote>\n<ul>\n<li>a</li>'],
  [
    'a comment of VitePress, with a region and lines',
    '<!--@include: ./r.md#some-->\n\n<!-- @include: ./r.md{,1} -->',
    { 'chapters/r.md': 'First\n\n<!-- #region some -->\n- x\n<!-- #endregion some -->\n' },
    '<ul>\n<li>x</li>\n</ul>\n<p>First</p>',
  ],
  [
    'a snippet of VuePress, lines 2 to 3',
    '@[code{2-3} text](./c.c)',
    { 'chapters/c.c': '1\n    2\n      3\n4\n' },
    '<code class="language-text">2\n  3\n</code>',
  ],
  [
    'a snippet of VitePress with fences in it, in an item',
    '- A\n\n  <<< @/chapters/f.md',
    { 'chapters/f.md': '```js\nx\n```\n' },
    '<code class="language-md">',
  ],
  [
    'a region of AsciiDoc, by its name',
    '[import:b, lang="text"](r.rb)',
    { 'chapters/r.rb': 'a\n# tag::b[]\nb\n# end::b[]\n' },
    '<code class="language-text">b\n</code>',
  ],
  [
    'links whose words look like a directive',
    '[include](w.txt) and\n[import](https://example.org/a.js)',
    words,
    'and\n<a href="https://example.org/a.js">import</a></p>',
  ],
  [
    'a marker of HonKit’s plugin, with a title',
    '[import marker:"a", title:"A call"](r.js)',
    { 'chapters/r.js': 'x();\n//! [a]\ny();\n//! [a]\n' },
    '<span class="label">Listing 1.1</span> A call</figcaption><pre><code class="language-js">',
  ],
  [
    'a file of HonKit’s with words after a comma',
    '[import, r.txt](r.txt)',
    { 'chapters/r.txt': 'x\n' },
    '<code class="language-txt">x\n</code>',
  ],
  ['a file of Markdown Preview Enhanced', '@import "b.md"', words, '<li>b</li>'],
  [
    'less than less',
    'a <<< b.txt and <<<',
    words,
    '<p>a &#x3C;&#x3C;&#x3C; b.txt and &#x3C;&#x3C;&#x3C;</p>',
  ],
])('%s', async (_, markdown, files, html) => {
  expect(await shown(markdown, files)).toContain(html);
});

test('a region inside another is left where it is, its marks not', async () => {
  const text = '# ANCHOR: a\na\n# ANCHOR: a-b\nb\n# ANCHOR_END: a-b\nc\n# ANCHOR_END: a\n';
  expect(
    await shown('```text\n{{#include r.py:a}}\n--\n{{#include r.py:a-b}}\n```', { 'chapters/r.py': text }),
  ).toBe('<pre><code class="language-text">a\nb\nc\n--\nb\n</code></pre>');
});

test('every file that is shown belongs to the source of the book', async () => {
  const digest = async (text: string) => {
    const chapter = `${sound['chapters/01-one.md']}\n{{#include a.md}}\n`;
    const world = worldOf({
      ...sound,
      'chapters/a.md': '{{#include b.md}}',
      'chapters/b.md': text,
      'chapters/01-one.md': chapter,
    });
    const { read } = await import('../../scripts/read/read.ts');
    return (await read(world)).manuscript?.digest;
  };
  expect(await digest('One')).not.toBe(await digest('Two'));
});

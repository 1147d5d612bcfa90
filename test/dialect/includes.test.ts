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

// Attributes in braces: what they belong to, and the braces of other things, which stay as they are typed.

import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { check } from '../../scripts/checks/check.ts';
import { read } from '../../scripts/read/read.ts';
import { render } from '../../scripts/render/render.ts';
import { sound, worldOf } from '../memory.ts';

const stringify = unified().use(rehypeStringify);
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>';

async function editionOf(markdown: string, settings = '') {
  const world = worldOf({
    ...sound,
    'images/a.svg': svg,
    'book.yaml': `${sound['book.yaml']}${settings}`,
    'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${markdown}\n`,
  });
  const { manuscript } = await read(world);
  if (!manuscript) throw new Error('the book cannot be read');
  const { book, report } = check(manuscript);
  if (!book) throw new Error(report.flatMap(({ messages }) => messages.map(String)).join('\n'));
  const edition = await render(book, world);
  const [chapter] = edition.chapters;
  const html = stringify.stringify(chapter?.tree ?? { type: 'root', children: [] });
  return {
    edition,
    told: report.flatMap(({ messages }) => messages.map(String)),
    html: html.slice(html.indexOf('<p>Text.</p>') + '<p>Text.</p>'.length).trim(),
  };
}

const htmlOf = async (markdown: string) => (await editionOf(markdown)).html;
const img = '<img src="images/a.svg" alt="A"';

test.each([
  ['a heading', '## A {#x}', '<h2 id="x">A</h2>'],
  ['with its marks closed', '## A {#x} ##', '<h2 id="x">A</h2>'],
  ['after the closing marks', '## A ## {#x}', '<h2 id="x">A</h2>'],
  ['underlined', 'A {#x}\n------', '<h2 id="x">A</h2>'],
  ['without a space', '## A{#x}', '<h2 id="x">A</h2>'],
  ['with spaces inside', '## A { #x }', '<h2 id="x">A</h2>'],
  ['of kramdown', '## A {: #x .y}', '<h2 id="x">A</h2>'],
  ['in the next line', '## A\n{: #x}', '<h2 id="x">A</h2>'],
  ['of Docusaurus', '## A {/* #x */}', '<h2 id="x">A</h2>'],
  ['with a full stop in it', '## A {#x.y-1}', '<h2 id="x.y-1">A</h2>'],
  ['after code', '## The `a` {#x}', '<h2 id="x">The <code>a</code></h2>'],
  ['with only a class', '## A {.unknown}', '<h2 id="a">A</h2>'],
  ['with CRLF', '## A {#x}\r\n\r\nB.\r', '<h2 id="x">A</h2>\n<p>B.</p>'],
  ['a heading in a quote', '> ## A {#x}', '<blockquote>\n<p id="x"><strong>A</strong></p>\n</blockquote>'],
])('the id of a heading: %s', async (_, markdown, html) => {
  expect(await htmlOf(markdown)).toBe(html);
});

test.each([
  ['small caps', '[A]{.smallcaps}', '<span class="small-caps">A</span>'],
  ['within a word', 'un[believ]{.underline}able', 'un<u>believ</u>able'],
  ['a mark', '[A *b*]{.mark}', '<mark>A <em>b</em></mark>'],
  ['brackets inside', '[a [b] c]{.kbd}', '<kbd>a [b] c</kbd>'],
  ['nested', '[a [b]{.kbd} c]{.smallcaps}', '<span class="small-caps">a <kbd>b</kbd> c</span>'],
  ['a language', '[mot]{lang=fr}', '<span lang="fr">mot</span>'],
  ['emphasis with a look', '**A**{.smallcaps}', '<strong class="small-caps">A</strong>'],
  ['an id', 'a [b]{#x}', 'a <a id="x"></a>b'],
  ['a link', '[a](https://example.org/){target=_blank}', '<a href="https://example.org/">a</a>'],
  ['code', '`a`{.c}', '<code>a</code>'],
  ['a class that nobody knows', '[a]{.note-x}', 'a'],
  ['over two lines', '[a\nb]{.kbd}', '<kbd>a\nb</kbd>'],
])('words: %s', async (_, markdown, html) => {
  expect(await htmlOf(markdown)).toBe(`<p>${html}</p>`);
  expect(await htmlOf(`- ${markdown.replace('\n', '\n  ')}`)).toBe(`<ul>\n<li>${html}</li>\n</ul>`);
});

test.each([
  ['px', '{width=300}', `${img} width="300">`],
  ['in px', '{width=300px height=200px}', `${img} width="300" height="200">`],
  ['in inches', '{width=1in}', `${img} width="96">`],
  ['in cm', '{ width=2.54cm }', `${img} width="96">`],
  ['in per cent', '{width=52%}', `${img} class="width-50" width="30" height="20">`],
  ['of kramdown', '{: width="300" }', `${img} width="300">`],
  ['of a style', '{: style="width: 300px"}', `${img} width="300">`],
  ['a width that nobody knows', '{width=wide}', `${img} width="30" height="20">`],
  ['after a space', ' {width=300}', `${img} width="300">`],
  ['an alternative', '{fig-alt="B"}', '<img src="images/a.svg" alt="B" width="30" height="20">'],
])('a picture: %s', async (_, list, html) => {
  expect(await htmlOf(`![A](../images/a.svg)${list}`)).toBe(`<p class="picture">${html}</p>`);
});

test.each([
  ['=60x40', `${img} width="60" height="40">`],
  ['=60x', `${img} width="60">`],
  ['=50%x', `${img} class="width-50">`],
])('a size in the parentheses: %s', async (size, html) => {
  expect(await htmlOf(`![A](../images/a.svg ${size})`)).toBe(`<p class="picture">${html}</p>`);
});

test.each([
  ['.center', 'align-center'],
  ['.right', 'align-right'],
  ['align=left', 'align-left'],
  ['fig-align="center"', 'align-center'],
])('a place on the line: %s', async (list, name) => {
  const html = await htmlOf(`![A](../images/a.svg){${list}}`);
  expect(html).toBe(`<p class="picture ${name}">${img} width="30" height="20"></p>`);
  expect(await htmlOf(`Words ![A](../images/a.svg){${list}}`)).toContain(`class="${name}"`);
});

test('raw HTML has places and widths that HTML no longer knows', async () => {
  expect(await htmlOf('<p align="center">A</p>')).toBe('<p class="align-center">A</p>');
  expect(await htmlOf('<div align="right">\n\nA\n\n</div>')).toContain('<div class="align-right">');
  const { html, told } = await editionOf('<img src="../images/a.svg" alt="A" align="right" width="50%"> B');
  expect(html).toBe('<p><img src="images/a.svg" alt="A" class="width-50 align-right"> B</p>');
  expect(told).toEqual([]);
});

test.each([
  'A set {1, 2}, {x}, {a b} and {}.',
  'The values $x, {{x}}, or {{ page }}.',
  'f(x){a=1} and a[i]{a=1}.',
  'In CSS, {color: red} is a rule.',
  'A function {return 1;} in C.',
  'The regular expression [a-z]{2}.',
  '\\[a\\]{.kbd}',
  'a \\{#x}',
  'Words {#x} in the middle.',
  'Words {.x} and {.y}.',
  'An {#x .y} of {#z}',
  '(a){.x}',
])('other braces stay: %s', async (text) => {
  const shown = text.replaceAll('\\', '');
  expect(await htmlOf(text)).toBe(`<p>${shown}</p>`);
  expect(await htmlOf(`> ${text}`)).toBe(`<blockquote>\n<p>${shown}</p>\n</blockquote>`);
});

test.each([
  '`{#x}`',
  '`[a]{.kbd}`',
  '```text\n## A {#x}\n```',
  '    [a]{.kbd}',
])('code stays: %s', async (text) => {
  expect(await htmlOf(text)).toMatch(/\{(?:#x|\.kbd)\}/);
});

test('headings without a number, and in no contents', async () => {
  const { edition } = await editionOf(
    '## A\n\n## B {-}\n\n### C\n\n## D {.unlisted}\n\n## E',
    'numbering: sections\n',
  );
  const [chapter] = edition.chapters;
  expect(chapter?.entry.children.map(({ number, title }) => [number, title])).toEqual([
    ['1.1', 'A'],
    [undefined, 'B'],
    ['1.3', 'E'],
  ]);
});

test('a caption may stand in the table’s last row, and attributes too', async () => {
  for (const below of ['\n\n: All {#t}', '\n: All {#t}', '\n\nTable: All {#t}', '\n{: #t}\n\nTable: All']) {
    const html = await htmlOf(`| a | b |\n|---|---|\n| 1 | 2 |${below}`);
    expect(html).toContain('<table id="t"><caption><span class="label">Table 1.1</span> All</caption>');
    expect(html).not.toContain('{');
  }
});

test('messages after attributes have their places', async () => {
  const { told } = await editionOf(
    '## A {#x}\n\n[a]{.kbd} [b](#no) ![A](../images/a.svg =1x1) [c](#no)\n\nB {#y}',
  );
  expect(told.map((one) => one.replace(/: .*/, ''))).toEqual([
    'chapters/01-one.md:13:11-13:19',
    'chapters/01-one.md:13:47-13:55',
    'chapters/01-one.md:15:3-15:7',
  ]);
});

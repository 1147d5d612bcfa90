// Cross-references and wiki links: what they lead to, and what only looks like them.

import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { check } from '../../scripts/checks/check.ts';
import { read } from '../../scripts/read/read.ts';
import { render } from '../../scripts/render/render.ts';
import { type Files, sound, worldOf } from '../memory.ts';

const stringify = unified().use(rehypeStringify);
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>';

async function editionOf(markdown: string, files: Files = {}, language = 'en') {
  const world = worldOf({
    ...sound,
    'images/a.svg': svg,
    'book.yaml': String(sound['book.yaml']).replace('language: en', `language: ${language}`),
    'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${markdown}\n`,
    'chapters/02-two.md': '# 2. Two {#sec-two}\n\n## 2.1. Deep {#sec-deep}\n\n## Bare {#sec-bare}\n',
    ...files,
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

const figure = '![A map](../images/a.svg){#fig-map}';
/** The words of the links in the last paragraph of a chapter. */
const wordsOf = async (markdown: string, files: Files = {}, language = 'en') =>
  [...(await editionOf(markdown, files, language)).html.matchAll(/<a href="#[^"]*">([^<]*)<\/a>/g)].map(
    ([, words]) => words,
  );

test.each([
  ['@sec-two', 'Chapter 2'],
  ['@sec-deep', 'Section 2.1'],
  ['@sec-bare', 'Bare'],
  ['[@sec-deep]', 'Section 2.1'],
  ['[-@sec-deep]', '2.1'],
  ['Section @sec-deep', '2.1'],
  ['sections @sec-deep', '2.1'],
  ['[Part @sec-deep]', '2.1'],
  ['\\@ref(sec-deep)', '2.1'],
  ['Section~\\ref{sec-deep}', '2.1'],
  ['\\autoref{sec-deep}', 'Section 2.1'],
  ['\\nameref{sec-deep}', 'Deep'],
  [':numref:`sec-deep`', 'Section 2.1'],
  [':ref:`sec-deep`', 'Deep'],
  ['{ref}`sec-deep`', 'Deep'],
  ['{ref}`so <sec-deep>`', 'so'],
  ['{numref}`sec-two`', 'Chapter 2'],
  ['**@sec-deep**', 'Section 2.1'],
  ['(see @sec-deep).', 'Section 2.1'],
])('%s shows %s', async (reference, words) => {
  expect(await wordsOf(`See ${reference}`)).toEqual([words]);
  expect(await wordsOf(`> - See ${reference}`)).toEqual([words]);
  expect(await wordsOf(`See ${reference}\r\nand\r`)).toEqual([words]);
});

test.each([
  ['@eq-e', 'Equation 1.1'],
  ['[@eq-e]', 'Equation 1.1'],
  ['[-@eq-e]', '1.1'],
  ['Eq. @eq-e', '1.1'],
  ['Equations @eq-e', '1.1'],
  ['[Formula @eq-e]', '1.1'],
  ['\\ref{eq-e}', '1.1'],
  ['\\eqref{eq-e}', '(1.1)'],
  ['Equation~\\eqref{eq-e}', '(1.1)'],
  ['$\\eqref{eq-e}$', '(1.1)'],
  ['$\\ref{eq-e}$', '1.1'],
  ['\\(\\eqref{eq-e}\\)', '(1.1)'],
  ['\\cref{eq-e}', 'Equation 1.1'],
  ['\\@ref(eq-e)', '1.1'],
  [':eqref:`eq-e`', '(1.1)'],
  [':numref:`eq-e`', 'Equation 1.1'],
  ['{eq}`eq-e`', '(1.1)'],
  ['[](#eq-e)', 'Equation 1.1'],
])('%s shows %s of an equation', async (reference, words) => {
  expect(await wordsOf(`$$\nE = m\n$$ {#eq-e}\n\nSee ${reference}`)).toEqual([words]);
  expect(await wordsOf(`> See ${reference}\r\nand\r\n\r\n$$\r\nE = m \\label{eq-e}\r\n$$`)).toEqual([words]);
});

test.each([
  ['Quarto', '$$\nE\n$$ {#x}'],
  ['Quarto, in one line', '$$E$$ {#x}'],
  ['Quarto, in a sentence', 'So $$E$$ {#x} is.'],
  ['LaTeX', '$$\nE \\label{x}\n$$'],
  ['an environment', '\\begin{equation}\n\\label{x}\nE\n\\end{equation}'],
  ['one row of several', '$$\n\\begin{align}\na &= b \\\\\nc &= d \\label{x}\n\\end{align}\n$$'],
  ['bookdown', '\\begin{equation}\nE (\\#x)\n\\end{equation}'],
  ['D2L', '$$E$$\n:eqlabel:`x`'],
  ['D2L, apart', '$$\nE\n$$\n\n:eqlabel:`x`'],
  ['MyST', '$$\nE\n$$ (x)'],
  ['MyST, before', '(x)=\n$$\nE\n$$'],
  ['MyST, as a directive', '```{math}\n:label: x\nE\n```'],
  ['Pandoc, as a fence', '```math {#x}\nE\n```'],
  ['a tag instead of a number', '$$\nE \\tag{1.1} \\label{x}\n$$'],
])('the label of an equation: %s', async (_, markdown) => {
  const { html, told, edition } = await editionOf(`${markdown}\n\nSee \\eqref{x} and \\ref{x}.`);
  expect(html).toContain('See <a href="#x">(1.1)</a> and <a href="#x">1.1</a>.');
  expect(html).toMatch(/class="equation-number">\(1\.1\)/);
  expect(edition.anchors.get('x')).toMatchObject({ kind: 'equation', number: '1.1' });
  expect(html).not.toContain('data-');
  expect(told).toEqual([]);
});

test('references within a formula get the number, in its text alternative too', async () => {
  const { html, told } = await editionOf(
    '$$\na \\label{x}\n$$\n\n$b \\overset{\\eqref{x}}{=} c \\text{ by \\ref{x}}$',
  );
  expect(html).toContain('alttext="b \\overset{(1.1)}{=} c \\text{ by 1.1}"');
  expect(html).toMatch(/<mtext>\(1\.1\)<\/mtext>.*<mtext>[\s\u00a0]by[\s\u00a0]1\.1<\/mtext>/);
  expect(told).toEqual([]);
});

test('a reference within a formula to no equation is told once', async () => {
  const { told } = await editionOf('So $a = \\eqref{no}$.');
  expect(told.map((one) => one.replace(/^(\S+) (.*?) in .*$/s, '$1 $2'))).toEqual([
    'chapters/01-one.md:11:4-11:20: Cannot find equation `no`',
  ]);
});

test('references to captions, several at once, in a table, a note and another caption', async () => {
  const { html, edition, told } = await editionOf(
    `${figure}\n\nTable: See @fig-map {#tbl-t}\n\n| a |\n|---|\n| @tbl-t |\n\n[@fig-map; @tbl-t]\n\nA.[^n]\n\n[^n]: @fig-map`,
  );
  expect(html).toContain('<a href="#fig-map">Figure 1.1</a>, <a href="#tbl-t">Table 1.1</a>');
  expect(html).toContain('<td><a href="#tbl-t">Table 1.1</a></td>');
  expect(html).not.toContain('@');
  expect(edition.captions.map(({ title }) => title)).toEqual(['A map', 'See Figure 1.1']);
  expect(edition.anchors.get('tbl-t')?.title).toBe('See Figure 1.1');
  expect(told).toEqual([]);
});

test('the words are in the book’s language', async () => {
  expect(await wordsOf(`${figure}\n\n@sec-deep @sec-two @fig-map`, {}, 'de')).toEqual([
    'Abschnitt 2.1',
    'Kapitel 2',
    'Abbildung 1.1',
  ]);
  expect(await wordsOf('@sec-two', {}, 'zh')).toEqual(['第 2 章']);
});

test.each([
  ['D2L, below', '![A map](../images/a.svg)\n:width:`15px`\n:label:`x`'],
  ['LaTeX, in the text', '![A map \\label{x}](../images/a.svg)'],
  ['pandoc-crossref', '![A map](../images/a.svg){#fig:x}', 'fig:x'],
  ['a name', '<a name="x"></a>\n\nFigure: A map\n\n![A](../images/a.svg)'],
])('the label of a figure: %s', async (_, markdown, id = 'x') => {
  const { html, told } = await editionOf(`${markdown}\n\nSee \\ref{${id}}.`);
  expect(html).toContain(`<figure id="${id}" class="figure">`);
  expect(html).toContain(`See <a href="#${id}">1.1</a>.`);
  expect(told).toEqual([]);
});

test.each([
  ['D2L', ':Words\n\n| a | b |\n|---|---|\n| 1 | 2 |\n:label:`x`'],
  ['bookdown', 'Table: (\\#x) Words\n\n| a | b |\n|---|---|\n| 1 | 2 |'],
])('the label of a table: %s', async (_, markdown) => {
  const { html } = await editionOf(`${markdown}\n\nSee :numref:\`x\`.`);
  expect(html).toContain('<table id="x"><caption><span class="label">Table 1.1</span> Words</caption>');
  expect(html).toContain('See <a href="#x">Table 1.1</a>.');
});

test.each([
  '(x)=\n## A',
  '## A\n:label:`x`',
  '## A \\label{x}',
  '## A\n\\label{x}',
  '## A {#x}',
])('the label of a heading: %s', async (markdown) => {
  const { html } = await editionOf(`${markdown}\n\nText. {ref}\`x\``);
  expect(html).toBe('<h2 id="x">A</h2>\n<p>Text. <a href="#x">A</a></p>');
});

test.each([
  'Mail someone@sec-two.org or @someone.',
  'The scope @sec-two/pkg of npm.',
  'A path a/@sec-two and me@sec-deep.',
  '`@sec-two`',
  'A ref{sec-two} and ref(sec-two).',
  '\\`:ref:\\`',
  'f(x)= and (a)=b.',
  'A ratio :label: here.',
  'An array [a@b].',
  'At @ once; @-fig.',
])('no reference: %s', async (text) => {
  const { html, told } = await editionOf(text);
  expect(html).not.toContain('href="#');
  expect(told).toEqual([]);
});

test('a reference without a label is told, and stays', async () => {
  const { html, told } = await editionOf('See @fig-nothing, \\ref{no}, \\eqref{eq:no} and @sec-two.');
  expect(html).toBe(
    '<p>See @fig-nothing, \\ref{no}, \\eqref{eq:no} and <a href="#sec-two">Chapter 2</a>.</p>',
  );
  expect(told.map((one) => one.replace(/^(\S+) (.*?) in .*$/s, '$1 $2'))).toEqual([
    'chapters/01-one.md:11:5-11:17: Cannot find label `fig-nothing`',
    'chapters/01-one.md:11:19-11:27: Cannot find label `no`',
    'chapters/01-one.md:11:29-11:42: Cannot find label `eq:no`',
  ]);
});

test.each([
  ['[[02-two]]', 'Two'],
  ['[[two|it]]', 'it'],
  ['[[Two]]', 'Two'],
  ['[[02-two.md]]', 'Two'],
  ['[[chapters/02-two]]', 'Two'],
  ['[[Two#Deep]]', 'Deep'],
  ['[[#sec:one]]', 'One'],
  ['*[[02-two#Deep|a b]]*', 'a b'],
  ['([[Two]])', 'Two'],
])('the wiki link %s shows %s', async (text, words) => {
  expect(await wordsOf(`See ${text}.`)).toEqual([words]);
  expect(await wordsOf(`- > See ${text}.`)).toEqual([words]);
});

test('in a table, the bar of a wiki link is escaped', async () => {
  expect(await wordsOf('| a |\n|---|\n| [[Two\\|it]] |')).toEqual(['it']);
});

test('a wiki link in a file that is included', async () => {
  expect(await wordsOf('{{#include ../part.md}}', { 'part.md': 'See [[Two|it]].\n' })).toEqual(['it']);
});

test('a picture by the name of its file, and its size', async () => {
  const { html } = await editionOf('![[a.svg|60x40]] ![[A.SVG|A map]] ![[no.svg]]');
  expect(html).toContain('<img src="images/a.svg" alt="a" width="60" height="40">');
  expect(html).toContain('<img src="images/a.svg" alt="A map" width="30" height="20"> ![[no.svg]]');
});

test.each([
  '[[1, 2], [3, 4]]',
  '[[1]]',
  'a[[0]]',
  '[[nodiscard]]',
  '[[maybe_unused]] int x;',
  'if [[ -f x ]]; then',
  '[[two]](x)',
  '[[two]][[1]]',
  'x[[Two]]',
  '\\[[Two]]',
  '`[[Two]]`',
  '[[]]',
])('no wiki link: %s', async (text) => {
  const { html } = await editionOf(text);
  expect(html).not.toContain('href="#');
});

test('the options of cells are hidden, their names lead to them', async () => {
  const { html, told } = await editionOf(
    '```{r plot, fig.cap="A plot"}\n#| echo: false\nplot(x)\n```\n\nFigure \\@ref(fig:plot).\n\n' +
      '```python\n#| label: x\ny = 1\n```\n\n```{python}\n#| include: false\nz = 1\n```\n\n```{ojs}\n//| a: b\nw\n```',
  );
  expect(html).toContain('<figure id="fig:plot" class="listing">');
  expect(html).toContain('Figure <a href="#fig:plot">1.1</a>.');
  expect(html).toContain('label: x');
  expect(html).not.toMatch(/echo|include|z = 1|a: b/);
  expect(told).toEqual([]);
});

// Glossaries: which words lead to them, where, and in which order their terms stand.

import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { check } from '../../scripts/checks/check.ts';
import { termForm } from '../../scripts/dialect/glossary/terms.ts';
import { markGlossaries } from '../../scripts/formats/epub/glossaries.ts';
import { read } from '../../scripts/read/read.ts';
import { render } from '../../scripts/render/render.ts';
import { type Files, sound, worldOf } from '../memory.ts';

const found = (terms: readonly string[], text: string) =>
  text.match(termForm(terms) ?? /(?!)/)?.slice() ?? [];

test.each<[readonly string[], string, readonly string[]]>([
  [['kernel'], 'Kernel, kernels, microkernel, kernel-space, the kernel.', ['Kernel', 'kernel']],
  [['page', 'page table'], 'A page\ntable has a page.', ['page\ntable', 'page']],
  [['RAM'], 'ram, RAM and Ram', ['RAM']],
  [['C++', 'C'], 'C++ is not C, nor C#', ['C++', 'C', 'C']],
  [['.NET'], 'with .NET now', ['.NET']],
  [['naïve'], 'Naïve, nai', ['Naïve']],
  [['gitbook'], '使用GitBook编写, GITBOOK', ['GitBook', 'GITBOOK']],
  [['Kernel'], 'kernel KERNEL', ['kernel']],
  [['straße'], 'Straße', ['Straße']],
  [['内核'], '这是内核的书', ['内核']],
  [['ядро'], 'Ядро и ядром', ['Ядро']],
  [['a(b', '[x]', '$1'], 'a(b [x] $1', ['a(b', '[x]', '$1']],
  [['', ' '], 'a b', []],
])('of %j in %j are found %j', (terms, text, wanted) => {
  expect(found(terms, text)).toEqual(wanted);
});

async function bookWith(files: Files, settings = '') {
  const world = worldOf({ ...sound, ...files, 'book.yaml': `${sound['book.yaml']}${settings}` });
  const { manuscript } = await read(world);
  if (!manuscript) throw new Error('the book cannot be read');
  const { book, report } = check(manuscript);
  const told = report.flatMap(({ path, messages }) =>
    messages
      .filter(({ ruleId }) => ruleId?.startsWith('glossary'))
      .map((one) => `${path}:${one.line} ${one.reason}`),
  );
  const { chapters } = book ? await render(book, world) : { chapters: [] };
  const htmlOf = (name: string) =>
    unified()
      .use(rehypeStringify)
      .stringify(chapters.find((one) => one.name === name)?.tree ?? { type: 'root', children: [] });
  return { told, chapters, htmlOf };
}

const words =
  '---\nrole: glossary\n---\n\n# Words\n\nPage table\n: Says where.\n\nkernel\nNucleus\n: The core.\n: More.\n\näther\n: Old.\n';
const link = (id: string, text: string) =>
  `<a href="#glossary-${id}" role="doc-glossref" class="glossary-term">${text}</a>`;

test('a chapter of terms is sorted, and linked where each chapter has them first', async () => {
  const one =
    '# 1. One\n\n## The kernel\n\n[kernel](#the-kernel), `kernel`, **kernel** and kernel.\n\n> [!NOTE]\n> Nucleus, page\n> table.\n';
  const { htmlOf, told } = await bookWith({
    'chapters/01-one.md': one,
    'chapters/02-two.md':
      '# 2. Two\n\n```text\nkernel\n```\n\n| a |\n|---|\n| Kernel |\n\nA note[^a].\n\n[^a]: A page table.\n',
    'chapters/words.md': words,
  });
  expect(told).toEqual([]);
  const list = htmlOf('words');
  expect([...list.matchAll(/<dt id="([^"]*)"/g)].map(([, id]) => id)).toEqual([
    'glossary-äther',
    'glossary-kernel',
    'glossary-nucleus',
    'glossary-page-table',
  ]);
  const first = htmlOf('01-one');
  expect(first).toContain('>The kernel</h2>');
  expect(first).toContain('">kernel</a>, <code>kernel</code>, <strong>');
  expect(first).toContain(`<strong>${link('kernel', 'kernel')}</strong> and kernel.`);
  expect(first).toContain(`${link('nucleus', 'Nucleus')}, ${link('page-table', 'page\ntable')}`);
  const second = htmlOf('02-two');
  expect(second).toContain(`<td>${link('kernel', 'Kernel')}</td>`);
  expect(second).toContain(`A ${link('page-table', 'page table')}`);
});

test('headings are terms where a glossary has no lists, as GLOSSARY.md of HonKit has them', async () => {
  const { htmlOf, chapters } = await bookWith({
    'book.json': '{}',
    'SUMMARY.md': '# Summary\n\n- [One](chapters/01-one.md)\n',
    'chapters/01-one.md': '# 1. One\n\nA magic word, a {term}`Kernel`.\n',
    'GLOSSARY.md': '# Glossary\n\n## Magic word\nPlease.\n\n## Kernel\n\nThe core.\n',
  });
  expect(chapters.map(({ role }) => role)).toEqual([undefined, 'glossary']);
  const html = htmlOf(chapters[0]?.name ?? '');
  expect(html).toContain('A <a href="#magic-word" role="doc-glossref" class="glossary-term">magic word</a>');
  expect(html).toContain('a <a href="#kernel" role="doc-glossref" class="glossary-term">Kernel</a>');
});

test('a GLOSSARY.md that begins with a term gets a title', async () => {
  const { htmlOf, chapters, told } = await bookWith({
    'book.json': '{}',
    'SUMMARY.md': '# Summary\n\n- [One](chapters/01-one.md)\n',
    'chapters/01-one.md': '# 1. One\n\nA kernel.\n',
    'GLOSSARY.md': '## Kernel\nThe core.\n\n## Page\nA part.\n',
  });
  expect(told).toEqual([]);
  expect(chapters.map(({ entry }) => entry.title)).toEqual(['One', 'Glossary']);
  expect(htmlOf(chapters[0]?.name ?? '')).toContain('href="#kernel"');
});

test.each([
  ['{term}`Kernel`', link('kernel', 'Kernel')],
  ['{term}`the core <kernel>`', link('kernel', 'the core')],
  [':term:`kernel`', link('kernel', 'kernel')],
  ['*{term}`kernel`*', `<em>${link('kernel', 'kernel')}</em>`],
  ['[a {term}`kernel`](#x)', 'a <span>kernel</span></a>'],
  ['\\{term}`kernel`', '{term}<code>kernel</code>'],
  ['{terms}`kernel`', '{terms}<code>kernel</code>'],
  ['kernel', '<p>kernel</p>'],
])('%s leads to a list between fences', async (text, wanted) => {
  const list = '::: glossary\nkernel\n: The core.\n:::\n';
  const { htmlOf, told } = await bookWith({
    'chapters/01-one.md': `<a name="x"></a>\n\n# 1. One\n\n${text}\n\n${list}`,
  });
  expect(told).toEqual([]);
  expect(htmlOf('01-one')).toContain(wanted);
});

test('a term that is marked first is not linked again', async () => {
  const { htmlOf } = await bookWith({
    'chapters/01-one.md': '# 1. One\n\nA {term}`nucleus`, and a nucleus.\n',
    'chapters/words.md': words,
  });
  expect(htmlOf('01-one')).toContain(`A ${link('nucleus', 'nucleus')}, and a nucleus.`);
});

test('an EPUB says what is a term and what its definition', async () => {
  const { chapters } = await bookWith({ 'chapters/words.md': words });
  const tree = structuredClone(chapters.find(({ name }) => name === 'words')?.tree);
  if (!tree) throw new Error('there is no glossary');
  markGlossaries(tree);
  const html = unified()
    .use(rehypeStringify)
    .stringify({
      ...tree,
      children: tree.children.filter((node) => node.type === 'element' && node.tagName === 'dl'),
    });
  expect(html).toMatch(
    /^<dl class="glossary"><dt[^>]* epub:type="glossterm">äther<\/dt><dd epub:type="glossdef">/,
  );
});

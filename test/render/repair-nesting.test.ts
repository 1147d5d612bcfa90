// HTML that authors write and e-readers refuse: how it is shown, and that nothing is left that they would refuse.

import fc from 'fast-check';
import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { check } from '../../scripts/checks/check.ts';
import { misplaced } from '../../scripts/dialect/content-model.ts';
import { read } from '../../scripts/read/read.ts';
import { repairNesting } from '../../scripts/render/plugins/repair-nesting.ts';
import { render } from '../../scripts/render/render.ts';
import { sound, worldOf } from '../memory.ts';

const stringify = unified().use(rehypeStringify, { closeSelfClosing: true });

/** How a chapter that ends with `markdown` is shown. */
async function shown(markdown: string, language = 'en'): Promise<string> {
  const world = worldOf({
    ...sound,
    'book.yaml': String(sound['book.yaml']).replace('language: en', `language: ${language}`),
    'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${markdown}\n\nEnd.\n`,
  });
  const { manuscript } = await read(world);
  if (!manuscript) throw new Error('the book cannot be read');
  const { book, report } = check(manuscript, { formats: ['html', 'epub'] });
  const told = report.flatMap(({ messages }) => messages.filter(({ source }) => source === 'colophon'));
  if (!book) throw new Error(told.join('\n'));
  const { chapters } = await render(book, world);
  const [chapter] = chapters;
  if (!chapter) throw new Error('there is a chapter');
  expect(misplaced(chapter.tree)).toEqual([]);
  const html = stringify.stringify(chapter.tree);
  return html
    .slice(html.indexOf('<p>Text.</p>') + '<p>Text.</p>'.length, html.lastIndexOf('<p>End.</p>'))
    .trim();
}

describe('elements that are not complete', () => {
  test.each([
    ['<details>\n\nA\n\n</details>', '<details><summary>Details</summary>\n<p>A</p>\n</details>'],
    ['<details>A<summary>B</summary></details>', '<details><summary>B</summary>A</details>'],
    [
      '<details><summary>A</summary><summary>B</summary></details>',
      '<details><summary>A</summary><p>B</p></details>',
    ],
    [
      '<details><summary><h3>A</h3></summary>B</details>',
      '<details><summary><span><strong>A</strong></span></summary>B</details>',
    ],
    [
      '<figure><p>A</p><figcaption>B</figcaption><br></figure>',
      '<figure id="figure-1-1" class="figure"><p>A</p><figcaption><span class="label">Figure 1.1</span> B</figcaption></figure>',
    ],
    [
      '<figure><p>A</p><figcaption>B</figcaption><p>C</p></figure>',
      '<figure id="figure-1-1" class="figure"><p>A</p><p>C</p><figcaption><span class="label">Figure 1.1</span> B</figcaption></figure>',
    ],
    ['<ruby>漢</ruby>', '<p><span>漢</span></p>'],
    ['<dl><dt>A</dt></dl>', '<dl><dt>A</dt><dd></dd></dl>'],
    ['<dl><dd>A</dd></dl>', '<dl><dt></dt><dd>A</dd></dl>'],
  ])('%s', async (markdown, html) => {
    expect(await shown(markdown)).toBe(html);
  });

  test('a summary is in the language of the book', async () => {
    expect(await shown('<details>A</details>', 'de')).toContain('<summary>Einzelheiten</summary>');
  });
});

describe('elements out of place', () => {
  test.each([
    ['<li>A</li>\n<li>B</li>', '<ul><li>A</li>\n<li>B</li></ul>'],
    ['<ul>A<p>B</p><li>C</li></ul>', '<ul><li>A<p>B</p></li><li>C</li></ul>'],
    ['<dt>A</dt><dd>B</dd>', '<dl><dt>A</dt><dd>B</dd></dl>'],
    ['<figcaption>A</figcaption>', '<div>A</div>'],
    ['<summary>A</summary>', '<p>A</p>'],
    ['<div><b>A<p>B</p>C</b></div>', '<div><b>A</b><p><b>B</b></p><b>C</b></div>'],
    ['<div><b><ul><li>A</li></ul></b></div>', '<div><ul><li><b>A</b></li></ul></div>'],
    [
      '<div><span id="x"><div>A</div><div>B</div></span></div>',
      '<div><div><span id="x">A</span></div><div><span>B</span></div></div>',
    ],
  ])('%s', async (markdown, html) => {
    expect(await shown(markdown)).toBe(html);
  });
});

describe('elements that are not closed', () => {
  test.each([
    ['A <a name="x"/> place.', '<p>A <a id="x"></a> place.</p>'],
    ['A <b>bold text.', '<p>A <b>bold text.</b></p>'],
    ['A <b>bold <i>text.', '<p>A <b>bold <i>text.</i></b></p>'],
    ['- A <b>bold item\n- B', '<ul>\n<li>A <b>bold item</b></li>\n<li>B</li>\n</ul>'],
    ['<b>One\n\nand two</b> and three.', '<p><b>One</b></p><b>\n</b><p><b>and two</b> and three.</p>'],
  ])('%s', async (markdown, html) => {
    expect(await shown(markdown)).toBe(html);
  });

  test('a block stays open to the end of the blocks around it, and no further', async () => {
    expect(await shown('> <div>\n>\n> A')).toBe('<blockquote>\n<div>\n<p>A</p>\n</div>\n</blockquote>');
  });
});

const names =
  'a b span ruby rt p div ul ol li dl dt dd figure figcaption details summary blockquote pre h3 hr table tbody tr td ins'.split(
    ' ',
  );
const leaf: fc.Arbitrary<ElementContent> = fc
  .constantFrom('', ' ', 'x', 'yz')
  .map((value) => ({ type: 'text', value }));
const tree = fc.letrec<{ node: ElementContent }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom(...names), fc.array(tie('node'), { maxLength: 4 }))
      .map(([name, children]): Element => h(name, name === 'hr' ? [] : structuredClone(children))),
  ),
}));

test('whatever stands in whatever, nothing misplaced is left and no word is lost', () => {
  fc.assert(
    fc.property(fc.array(tree.node, { maxLength: 4 }), (children) => {
      const root: Root = { type: 'root', children: structuredClone(children) };
      const before = textOf(root).replace(/\s+/g, '');
      repairNesting({ words: { details: '' } })(root);
      expect(misplaced(root).map(({ reason }) => reason)).toEqual([]);
      expect([...textOf(root).replace(/\s+/g, '')].sort()).toEqual([...before].sort());
    }),
    { numRuns: 2000 },
  );
});

// Marks of the index in the text: what they say, what readers see of them, and what the index makes of them.

import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { readEntry } from '../../scripts/dialect/index-marks.ts';
import type { IndexTerm } from '../../scripts/model/book.ts';
import { linkedIndex } from '../../scripts/tree/index-tree.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

test.each([
  ['module', { words: ['module'], kind: 'place' }],
  ['module!loading!by hand', { words: ['module', 'loading', 'by hand'], kind: 'place' }],
  ['insmod@\\texttt{insmod}', { words: ['insmod'], kind: 'place' }],
  ['\\emph{Linux \\textsc{Kernel}}', { words: ['Linux Kernel'], kind: 'place' }],
  ['a|(', { words: ['a'], kind: 'begin' }],
  ['a|(textbf', { words: ['a'], kind: 'begin' }],
  ['a!b|)', { words: ['a', 'b'], kind: 'end' }],
  ['a|textbf', { words: ['a'], kind: 'place' }],
  ['a|see{b}', { words: ['a'], kind: 'see', see: 'b' }],
  ['a!b|see{c!d}', { words: ['a', 'b'], kind: 'see', see: 'c, d' }],
  ['a|seealso{b, c}', { words: ['a'], kind: 'see', see: 'b, c' }],
  ['"!', { words: ['!'], kind: 'place' }],
  ['a"|b', { words: ['a|b'], kind: 'place' }],
  ['foo\\_bar~x', { words: ['foo_bar x'], kind: 'place' }],
  ['', undefined],
  ['|(', undefined],
  ['a!', undefined],
  ['a!!b', undefined],
])('%s says %j', (written, wanted) => {
  expect(readEntry(written)).toEqual(wanted);
});

function show({ term, ids, ends, see, under }: IndexTerm): string {
  const inner = under.length > 0 ? ` {${under.map(show).join('; ')}}` : '';
  const places = ids.map((id) => ` ${id}${ends.has(id) ? `-${ends.get(id)}` : ''}`).join('');
  return `${term}${places}${see.length > 0 ? ` → ${see.join(' → ')}` : ''}${inner}`;
}

async function bookWith(text: string) {
  const edition = await editionOf(
    worldOf({ ...sound, 'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${text}\n` }),
  );
  const [chapter] = edition.chapters;
  const html = unified()
    .use(rehypeStringify)
    .stringify(chapter?.tree ?? { type: 'root', children: [] });
  return { edition, html, terms: edition.index?.groups.flatMap(({ terms }) => terms.map(show)) ?? [] };
}

test.each([
  ['A\\index{a} b.', '<p>A<span id="index-1"></span> b.</p>', ['a index-1']],
  ['A \\index{a!b} c.', '<p>A<span id="index-1"></span> c.</p>', ['a {b index-1}']],
  [
    '\\index{a}\\index{b}\n\nText.',
    '<p><span id="index-1"></span><span id="index-2"></span>Text.</p>',
    ['a index-1', 'b index-2'],
  ],
  ['Text.\n\n\\index{a}\n\n```text\nx\n```', '<p>Text.<span id="index-1"></span></p>', ['a index-1']],
  [
    '`\\index{a}` and {{i:frames}}',
    '<code>\\index{a}</code> and <span id="index-1">frames</span>',
    ['frames index-1'],
  ],
  ['The {{ii:two words}}.', '<span id="index-1"><em>two words</em></span>', ['two words index-1']],
  ['A{{hi:C++}}.', 'A<span id="index-1"></span>.', ['C++ index-1']],
  ['A\\index{a|see{b}}\\index{b}.', 'A<span id="index-1"></span>.', ['a → b', 'b index-1']],
  ['A\\index{a|(} b.\n\nC\\index{a|)}.', 'C<span id="index-2"></span>.', ['a index-1-index-2']],
  ['A\\index{a|(} b.', 'A<span id="index-1"></span> b.', ['a index-1']],
  ['A\\index{a|)} b.', 'A<span id="index-1"></span> b.', ['a index-1']],
  ['A\\index{} b \\indexing{c} {{x:y}}.', 'A b \\indexing{c} {{x:y}}.', []],
  ['| a\\index{a} |\n|---|\n| b |', '<th>a<span id="index-1"></span></th>', ['a index-1']],
  ['A[^a].\n\n[^a]: B\\index{b}.', 'B<span id="index-1"></span>.', ['b index-1']],
])('%j', async (text, inside, wanted) => {
  const { html, terms } = await bookWith(text);
  expect(html).toContain(inside);
  expect(terms).toEqual(wanted);
});

test('without pages, a passage has links to both of its ends', async () => {
  const { edition } = await bookWith(
    '## Begin\n\nA\\index{a|(}.\n\n## End\n\nB\\index{a|)}\\index{b|(} c\\index{b|)}.',
  );
  if (!edition.index) throw new Error('there is no index');
  const html = unified().use(rehypeStringify).stringify(linkedIndex(edition.index, edition));
  expect(html).toContain('<a href="#index-1">Begin</a>–<a href="#index-2">End</a>');
  expect(html).toContain('<span class="term">b</span>, <a href="#index-3">End</a></p>');
});

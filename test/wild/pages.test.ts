// Links to chapters by the pages that other tools make of them.

import { expect, test } from 'vitest';
import { linkResolver } from '../../scripts/dialect/links.ts';
import { read } from '../../scripts/read/read.ts';
import { sound, worldOf } from '../memory.ts';

const files = {
  ...sound,
  'chapters/01-one.md': null,
  'src/SUMMARY.md':
    '- [A](README.md)\n- [B](part/README.md)\n  - [C](part/c.md)\n- [D](other/index.md)\n- [E](e.v2.md)\n',
  'src/README.md': '# A\n',
  'src/part/README.md': '# B\n',
  'src/part/c.md': '# C\n\n## More\n',
  'src/other/index.md': '# D\n',
  'src/e.v2.md': '# E\n',
};

test.each([
  ['README.md', 'part/c.md', 'c'],
  ['README.md', 'part/c.html', 'c'],
  ['README.md', 'part/c.html#more', 'more'],
  ['README.md', 'part/c', 'c'],
  ['README.md', './part/c#more', 'more'],
  ['README.md', 'part/', 'b'],
  ['README.md', 'part', 'b'],
  ['README.md', 'part/index.html', 'b'],
  ['README.md', 'other/', 'd'],
  ['README.md', 'other/index.html', 'd'],
  ['README.md', 'e.v2', 'e'],
  ['README.md', 'e.v2.html', 'e'],
  ['part/c.md', '..', 'a'],
  ['part/c.md', '../index.html', 'a'],
  ['part/c.md', './', 'b'],
  ['part/c.md', '/part/c.md', 'c'],
  ['part/c.md', '/other/', 'd'],
  ['part/c.md', '../part/README.html', 'b'],
  ['README.md', 'part/c.md?plain=1', 'c'],
  ['README.md', 'part/c.md?plain=1#more', 'more'],
  ['README.md', 'part/c.html?highlight=a&b=c', 'c'],
  ['README.md', 'part/?x', 'b'],
  ['README.md', '?x#a', 'a'],
  ['part/c.md', '/src/part/c.md', 'c'],
  ['README.md', '/src/other/', 'd'],
  ['part/c.md', '?x?y#more', 'more'],
  ['part/c.md', '/other/?x=/y', 'd'],
])('in %s, %s', async (from, url, id) => {
  const { manuscript } = await read(worldOf(files));
  if (!manuscript) throw new Error('the book cannot be read');
  const target = linkResolver(manuscript)(url, `src/${from}`);
  expect(target.to === 'anchor' ? target.anchor.local : target).toBe(id);
});

test.each(
  ['part/d', 'part/d.html', 'other', '#none', '?x', '?', '?x#none', 'part/d.md?x'].map((url) => [url]),
)('nothing: %s', async (url) => {
  const { manuscript } = await read(worldOf({ ...files, 'src/SUMMARY.md': '- [A](README.md)\n' }));
  if (!manuscript) throw new Error('the book cannot be read');
  expect(linkResolver(manuscript)(url, 'src/README.md').to).toBe('nowhere');
});

test.each([
  ['../std/vec.html#x', 'https://example.org/std/vec.html#x'],
  ['./none', 'https://example.org/book/none'],
  ['/api/', 'https://example.org/book/api/'],
  ['/api/?q=a%20b#x', 'https://example.org/book/api/?q=a%20b#x'],
  ['../std/vec.html?search=a', 'https://example.org/std/vec.html?search=a'],
])('beside the published book: %s', async (url, address) => {
  const settings = `${sound['book.yaml']}url: https://example.org/book\n`;
  const { manuscript } = await read(worldOf({ ...files, 'book.yaml': settings }));
  if (!manuscript) throw new Error('the book cannot be read');
  expect(linkResolver(manuscript)(url, 'src/README.md')).toMatchObject({ to: 'outside', url: address });
});

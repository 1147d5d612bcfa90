// Links as people mistype them: what a reader gets is the words, or the link that was meant.

import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { check } from '../../scripts/checks/check.ts';
import { read } from '../../scripts/read/read.ts';
import { render } from '../../scripts/render/render.ts';
import { sound, worldOf } from '../memory.ts';

test.each([
  ['[a](http:/example.org)', '<p><a>a</a></p>', 'links-malformed'],
  ['[a](<https://example.org/a b>)', '<p><a href="https://example.org/a%20b">a</a></p>', 'links-malformed'],
  ['[a](htp://example.org)', '<p><a>a</a></p>', 'links-scheme'],
  ['[a](file:///etc/passwd)', '<p><a>a</a></p>', 'links-scheme'],
  ['[a](javascript:x)', '<p><a>a</a></p>', 'links-scheme'],
  ['[a](mailto:)', '<p><a>a</a></p>', 'links-malformed'],
  ['[a](https://)', '<p><a>a</a></p>', 'links-malformed'],
  ['[a]()', '<p><a>a</a></p>', 'links-empty'],
  ['[a](//example.org/a)', '<p><a href="https://example.org/a">a</a></p>', 'links-host'],
  ['[a](MAILTO:b@example.org)', '<p><a href="mailto:b@example.org">a</a></p>', undefined],
  ['[a](#gone)', '<p><a>a</a></p>', 'anchors-dead'],
  ['[a](gone.md)', '<p><a>a</a></p>', 'anchors-dead'],
  ['[a](gone.md#one)', '<p><a>a</a></p>', 'anchors-dead'],
  ['[a](01-one.md#gone)', '<p><a>a</a></p>', 'anchors-dead'],
  ['<a href="#gone">a</a>', '<p><a>a</a></p>', 'anchors-dead'],
  ['[a][b]\n\n[b]: #gone', '<p><a>a</a></p>', 'anchors-dead'],
  ['[a](tel:+1-23)', '<p><a href="tel:+1-23">a</a></p>', undefined],
])('%s', async (markdown, html, rule) => {
  const { manuscript } = await read(
    worldOf({ ...sound, 'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${markdown}\n` }),
  );
  if (!manuscript) throw new Error('the book cannot be read');
  const { book, report } = check(manuscript, { formats: ['html', 'epub'] });
  if (!book) throw new Error('the book does not build');
  expect(report.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual(rule ? [rule] : []);
  const { chapters } = await render(book, worldOf(sound));
  const tree = chapters[0]?.tree ?? { type: 'root', children: [] };
  expect(unified().use(rehypeStringify).stringify(tree).trim().endsWith(html)).toBe(true);
});

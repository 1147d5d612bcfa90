// A link to another place's copy of this book becomes a link inside it as soon as the book has what it means.

import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { check } from '../../scripts/checks/check.ts';
import { read } from '../../scripts/read/read.ts';
import { render } from '../../scripts/render/render.ts';
import { type Files, sound, worldOf } from '../memory.ts';

const alias = 'https://wikidocs.net/196795';
const files: Files = {
  ...sound,
  'book.yaml': `${sound['book.yaml']}aliases:\n  ${alias}: sec:helloworld\n`,
  'chapters/01-one.md': `${sound['chapters/01-one.md']}\nSee [4](${alias}), [a part](${alias}/#sec:part) and [five](https://wikidocs.net/5).\n`,
};

async function addresses(book: Files): Promise<string[]> {
  const world = worldOf(book);
  const { manuscript } = await read(world);
  if (!manuscript) throw new Error('the book cannot be read');
  const checked = check(manuscript);
  expect(checked.report.flatMap(({ messages }) => messages.map(String))).toEqual([]);
  if (!checked.book) throw new Error('the book has errors');
  const { chapters } = await render(checked.book, world);
  const found: string[] = [];
  visit(chapters[0]?.tree as Root, 'element', ({ properties: { href } }) => {
    if (typeof href === 'string') found.push(href);
  });
  return found;
}

test('stays an outside link while the book has no such anchor', async () => {
  expect(await addresses(files)).toEqual([alias, `${alias}/#sec:part`, 'https://wikidocs.net/5']);
});

test('leads to the anchor once another chapter has it', async () => {
  const hello =
    '<a name="sec:helloworld"></a>\n\n# 2. Hello World\n\n<a name="sec:part"></a>\n\n## 2.1. A Part\n\nText.\n';
  expect(await addresses({ ...files, 'chapters/02-hello.md': hello })).toEqual([
    '#sec:helloworld',
    '#sec:part',
    'https://wikidocs.net/5',
  ]);
});

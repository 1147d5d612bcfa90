// The HTML that a chapter's Markdown becomes, for tests of single constructs.

import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { check } from '../../scripts/checks/check.ts';
import { read } from '../../scripts/read/read.ts';
import { render } from '../../scripts/render/render.ts';
import { type Files, sound, worldOf } from '../memory.ts';

const stringify = unified().use(rehypeStringify);

/** The HTML of `markdown` at the end of a sound chapter, and the ids of the rules that were told of it. */
export async function htmlOf(
  markdown: string,
  { files = {}, language = 'nl' }: Readonly<{ files?: Files; language?: string }> = {},
): Promise<Readonly<{ html: string; told: readonly string[] }>> {
  const world = worldOf({
    ...sound,
    ...files,
    'book.yaml': String(sound['book.yaml']).replace('language: en', `language: ${language}`),
    'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${markdown}\n`,
  });
  const { manuscript } = await read(world);
  if (!manuscript) throw new Error('the book cannot be read');
  const { book, report } = check(manuscript);
  if (!book) throw new Error(report.flatMap(({ messages }) => messages.map(String)).join('\n'));
  const { chapters } = await render(book, world);
  const tree = chapters.find(({ name }) => name === '01-one')?.tree ?? { type: 'root', children: [] };
  const html = stringify.stringify(tree);
  return {
    html: html.slice(html.indexOf('<p>Text.</p>') + '<p>Text.</p>'.length).trim(),
    told: report.flatMap(({ messages }) => messages.map(({ ruleId }) => String(ruleId))),
  };
}

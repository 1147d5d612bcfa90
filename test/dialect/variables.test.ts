// Variables: where they are replaced, and braces that are no variables.

import { toString as textOf } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { check } from '../../scripts/checks/check.ts';
import { read } from '../../scripts/read/read.ts';
import { sound, worldOf } from '../memory.ts';

async function chapterOf(markdown: string, settings = 'variables: {kernel: "6.8"}') {
  const { manuscript } = await read(
    worldOf({
      ...sound,
      'book.yaml': `${String(sound['book.yaml'])}\n${settings}\n`,
      'chapters/01-one.md': `# 1. One\n\n${markdown}\n`,
    }),
  );
  if (!manuscript) throw new Error('the book cannot be read');
  const [chapter] = manuscript.chapters;
  if (!chapter) throw new Error('no chapter');
  const told = check(manuscript).report.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
  return { chapter, told: told.filter((rule) => rule?.startsWith('variables')) };
}

test.each([
  ['in a heading', '## Linux {{kernel}}', 'Linux 6.8'],
  ['in emphasis', '*Linux {{kernel}}*', 'Linux 6.8'],
  ['in a table', '| a |\n|---|\n| {{kernel}} |', '6.8'],
  ['in a note', 'a[^n]\n\n[^n]: Of {{kernel}}.', 'Of 6.8.'],
  ['in a quote over two lines', '> a {{kernel}}\n> {{ kernel }}', 'a 6.8\n6.8'],
  ['in a list with CRLF', '- a\r\n- {{kernel}}\r\n', '6.8'],
  ['right beside letters', 'v{{kernel}}.{{kernel}}-rc', 'v6.8.6.8-rc'],
  ['as Quarto writes them', '{{< var kernel >}} of {{< meta title >}}', '6.8 of A Small Book'],
  ['in a link’s words', '[{{kernel}}](https://example.org/)', '6.8'],
  ['as HonKit writes them', '{{ book.kernel }} of {{book.title}}', '6.8 of A Small Book'],
  ['in a picture’s words', '![{{kernel}}](a.png)', '6.8'],
  ['in inline code', '`v{{kernel}}`', 'v6.8'],
  ['in braces', '{{{kernel}}}', '{6.8}'],
])('a variable %s', async (_, markdown, text) => {
  const { chapter, told } = await chapterOf(markdown);
  expect(textOf(chapter.tree)).toContain(text);
  expect(told).toEqual([]);
});

test('a heading’s id has the value, and so have the contents', async () => {
  const { chapter } = await chapterOf('## Linux {{kernel}}');
  expect(chapter.headings.at(-1)).toMatchObject({ id: 'linux-68', title: 'Linux 6.8' });
});

test.each([
  '{kernel}',
  '{{}}',
  '{{ }}',
  '{{ kernel | upper }}',
  '{{#include no.md}}',
  '{{/kernel}}',
  '{{kernel }',
  '{ {kernel}}',
  '{{ a b }}',
  '{{1}}',
  '{{\nkernel}}',
  '\\{{kernel}}',
  '&#123;{kernel}}',
])('%j is no variable', async (markdown) => {
  const { chapter, told } = await chapterOf(`x ${markdown} y`);
  expect(textOf(chapter.tree)).not.toContain('6.8');
  expect(told).toEqual([]);
});

test.each([
  'a {{x}} b',
  '## {{x}}',
  '[a]({{x}})',
  '![a](https://e.org/{{x}}.png)',
  '<b title="{{x}}">a</b>',
  '> {{ x }}',
])('an unknown name in %j is an error', async (markdown) => {
  expect((await chapterOf(markdown)).told).toEqual(['variables-unknown']);
});

test.each(['`{{x}}`', '```\n{{x}}\n```', '\\{{x}}'])('an unknown name in %j stays', async (markdown) => {
  const { chapter, told } = await chapterOf(markdown);
  expect(textOf(chapter.tree)).toContain('{{x}}');
  expect(told).toEqual([]);
});

test('a book without `variables` has none', async () => {
  const { chapter, told } = await chapterOf('A {{title}} and {{x}} of *{{y}}*.', '');
  expect(textOf(chapter.tree)).toContain('A {{title}} and {{x}} of {{y}}.');
  expect(chapter.tree.children.at(-1)).toMatchObject({
    children: [{ type: 'text', value: 'A {{title}} and {{x}} of ' }, { type: 'emphasis' }, { type: 'text' }],
  });
  expect(told).toEqual([]);
});

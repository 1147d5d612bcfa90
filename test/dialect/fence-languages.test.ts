// The words after a code fence, as the tools for books write them.

import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { languageOf } from '../../scripts/dialect/fence-languages.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

test.each([
  ['c', 'c'],
  ['rust,editable', 'rust'],
  ['rust,ignore,no_run', 'rust'],
  ['rust, editable', 'rust'],
  ['js{1,3}', 'js'],
  ['js {1,3}', 'js'],
  ['js [app.js]', 'js'],
  ['js[app.js]', 'js'],
  ['js:title=src/app.js', 'js'],
  ['c{file=examples/a.c}', 'c'],
  ['{.c}', 'c'],
  ['{.python .input}', 'python'],
  ['{ .python .input }', 'python'],
  ['{#lst:a .haskell .numberLines startFrom="100"}', 'haskell'],
  ['{r}', 'r'],
  ['{r, echo=FALSE}', 'r'],
  ['{r plot, fig.cap="a b c"}', 'r'],
  ['{python}', 'python'],
  ['{{python}}', 'python'],
  ['{=html}', 'html'],
  ['C++', 'C++'],
  ['c#', 'c#'],
  ['objective-c', 'objective-c'],
  ['title="a b c"', undefined],
  ["{title='a b c'}", undefined],
  ['{title="a b c" .c}', 'c'],
  ['file=examples/a.c', undefined],
  ['{1,3}', undefined],
  ['{#lst:a}', undefined],
  [',ignore', undefined],
  ['{}', undefined],
])('`%s` is in the language %s', (info, language) => {
  expect(languageOf(info)).toBe(language);
});

test('every way to write one has its colours, its title and its file, and nothing of it is shown', async () => {
  const infos = [
    'c,editable title="One.c"',
    '{.c .input title="One.c"}',
    '{c, title="One.c"}',
    'c{title="One.c"}',
    'c:title="One.c"',
    'c [app.c] title="One.c"',
    'c {1,3} file=examples/a.c title="One.c"',
    'c{file=examples/a.c,title="One.c"}',
    '{file="examples/a.c" .c title="One.c"}',
  ];
  const blocks = infos.map((info) => `\`\`\`${info}\nint one;\n\`\`\`\n`).join('\n');
  const { chapters, captions } = await editionOf(
    worldOf({
      ...sound,
      'examples/a.c': 'int one;\n',
      'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${blocks}`,
    }),
  );
  const found: unknown[] = [];
  const files: unknown[] = [];
  const [tree] = chapters.map((chapter) => chapter.tree);
  if (!tree) throw new Error('there is a chapter');
  visit(tree, 'element', (node, _index, parent) => {
    if (node.tagName !== 'code' || parent?.type !== 'element' || parent.tagName !== 'pre') return;
    const coloured = node.children.some((child) => child.type === 'element');
    found.push([node.properties.className, coloured, textOf(node)]);
    if (node.properties.dataFile) files.push(node.properties.dataFile);
  });
  expect(found).toEqual(infos.map(() => [['language-c'], true, 'int one;\n']));
  expect(files).toEqual(['examples/a.c', 'examples/a.c', 'examples/a.c']);
  expect(captions.map(({ title }) => title)).toEqual(infos.map(() => 'One.c'));
  expect(textOf(tree)).not.toMatch(/editable|input|app\.c|[{}]/);
});

// The author's own plugins: what they change in a book, and what is told where they are wrong or not allowed.

import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { check } from '../../scripts/checks/check.ts';
import type { Finding } from '../../scripts/model/finding.ts';
import type { Plugins } from '../../scripts/model/plugins.ts';
import { read } from '../../scripts/read/read.ts';
import { render } from '../../scripts/render/render.ts';
import { readManifest } from '../../scripts/settings/manifest.ts';
import { type Files, sound, worldOf } from '../memory.ts';

/** A sound book with a plugin of each kind that is named. */
const book = (markdown: string, modules: Readonly<Record<string, string>>, text = ''): Files => ({
  ...sound,
  'book.yaml': `${sound['book.yaml']}markdown: ${markdown}\n`,
  'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${text}`,
  ...Object.fromEntries(Object.entries(modules).map(([name, code]) => [`plugins/${name}`, code])),
});

const told = async (files: Files, change: Partial<Plugins> = {}) => {
  const world = worldOf(files);
  const { manuscript, report } = await read({ ...world, plugins: { ...world.plugins, ...change } });
  const lines = report.flatMap(({ path, messages }) =>
    messages.map(({ line, column, reason, ruleId }) => `${path}:${line}:${column} ${reason} ${ruleId}`),
  );
  return { manuscript, lines };
};

/** The HTML of the one chapter, and what its rehype plugins had wrong. */
const made = async (files: Files) => {
  const world = worldOf(files);
  const { manuscript } = await read(world);
  const sure = manuscript && check(manuscript).book;
  if (!sure) throw new Error('the book is unsound');
  const findings: Finding[] = [];
  const { chapters } = await render(sure, world, (finding) => void findings.push(finding));
  return { html: toHtml(chapters[0]?.tree ?? { type: 'root', children: [] }), findings };
};

describe('plugins', () => {
  test('change the Markdown and the HTML of chapters; what they make is held to the safe subset', async () => {
    const { html } = await made(
      book('{remark: [./plugins/a.mjs], rehype: [[./plugins/b.mjs, {word: red}]]}', {
        'a.mjs':
          "export default () => (tree) => { tree.children.push({ type: 'paragraph', children: [{ type: 'text', value: 'Added.' }] }, { type: 'html', value: '<script>bad()</script><b onclick=\"bad()\">bold</b>' }); };",
        'b.mjs':
          "export default ({ word }) => (tree) => { tree.children.push({ type: 'element', tagName: 'p', properties: { onClick: 'bad()', className: ['stolen'], style: 'color: red' }, children: [{ type: 'text', value: word }] }, { type: 'element', tagName: 'script', properties: {}, children: [{ type: 'text', value: 'bad()' }] }); };",
      }),
    );
    expect(html).toContain('<p>Added.</p>');
    expect(html).toContain('<b>bold</b>');
    expect(html).toContain('<p>red</p>');
    expect(html).not.toMatch(/script|bad\(|stolen|style/);
  });

  test('may add a heading, which gets an id and a place in the contents', async () => {
    const { manuscript } = await told(
      book('{remark: [./plugins/a.mjs]}', {
        'a.mjs':
          "export default () => (tree) => { tree.children.push({ type: 'heading', depth: 2, children: [{ type: 'text', value: 'Later on' }] }); };",
      }),
    );
    expect(manuscript?.chapters[0]?.headings.at(-1)).toMatchObject({ id: 'later-on', title: 'Later on' });
  });

  test('are part of the book: its digest and its sources have them, and what lies beside them', async () => {
    const plain = { 'a.mjs': 'export default () => {};', 'word.json': '{}', 'notes.txt': 'x' };
    const one = await told(book('{remark: [./plugins/a.mjs]}', plain));
    const two = await told(book('{remark: [./plugins/a.mjs]}', { ...plain, 'word.json': '{"a": 1}' }));
    expect(one.manuscript?.sources).toEqual(expect.arrayContaining(['plugins/a.mjs', 'plugins/word.json']));
    expect(one.manuscript?.sources).not.toContain('plugins/notes.txt');
    expect(one.manuscript?.digest).not.toBe(two.manuscript?.digest);
  });

  test('say their warnings at the place, and an error of theirs stops the book', async () => {
    const { lines } = await told(
      book('{remark: [./plugins/a.mjs]}', {
        'a.mjs': "export default () => (tree, file) => { file.fail('Unexpected calm', tree.children[1]); };",
      }),
    );
    expect(lines).toEqual(['chapters/01-one.md:3:1 Unexpected calm plugin']);
  });
});

describe('a book is refused', () => {
  const run = () => Promise.reject(new Error('nothing may be loaded'));

  test('whose plugins nobody allows, and nothing of them is loaded', async () => {
    const files = book('{remark: [./plugins/a.mjs]}', { 'a.mjs': 'boom(' });
    const { lines } = await told(files, { allowed: async () => false, run });
    expect(lines).toEqual([
      'book.yaml:10:1 Unexpected plugins, which run as code, without leave to run them plugin',
    ]);
    const none = await told(book('{}', {}), { allowed: run, run });
    expect(none.lines).toEqual([]);
  });

  const root = "{ type: 'root', children: ";
  test.each([
    ['is missing', '', 'Cannot find the plugin `./plugins/a.mjs`'],
    [
      'throws',
      "() => () => { throw new Error('no') }",
      'Unexpected error of the plugin `./plugins/a.mjs` for chapters/01-one.md: no',
    ],
    [
      'throws as it begins',
      "() => { throw new TypeError('no') }",
      'Unexpected error of the plugin `./plugins/a.mjs` for chapters/01-one.md: no',
    ],
    [
      'throws no error',
      "() => () => { throw 'words' }",
      'Unexpected error of the plugin `./plugins/a.mjs` for chapters/01-one.md: words',
    ],
    [
      'is no function',
      '42',
      'Unexpected export of the plugin `./plugins/a.mjs`: a value of type number, expected a function',
    ],
    [
      'gives a word',
      "() => () => 'x'",
      'Unexpected result of the plugin `./plugins/a.mjs` for chapters/01-one.md: `x`, expected a tree',
    ],
    [
      'gives a node',
      "() => () => ({ type: 'text' })",
      'Unexpected result of the plugin `./plugins/a.mjs` for chapters/01-one.md: an object, expected a tree',
    ],
    [
      'gives a root without children',
      "() => () => ({ type: 'root' })",
      'Unexpected result of the plugin `./plugins/a.mjs` for chapters/01-one.md: `root` without children, expected a tree',
    ],
    [
      'gives a text without a value',
      `() => () => (${root}[{ type: 'text' }] })`,
      'Unexpected result of the plugin `./plugins/a.mjs` for chapters/01-one.md: `text` without `value`, expected a tree',
    ],
    [
      'gives a link without an address',
      `() => () => (${root}[{ type: 'link', children: [] }] })`,
      'Unexpected result of the plugin `./plugins/a.mjs` for chapters/01-one.md: `link` without `url`, expected a tree',
    ],
    [
      'gives a heading of rank 9',
      `() => () => (${root}[{ type: 'heading', depth: 9, children: [] }] })`,
      'Unexpected result of the plugin `./plugins/a.mjs` for chapters/01-one.md: `heading` without a depth from 1 to 6, expected a tree',
    ],
    [
      'gives words as children',
      `() => () => (${root}['x'] })`,
      'Unexpected result of the plugin `./plugins/a.mjs` for chapters/01-one.md: a child of `root` that is no node, expected a tree',
    ],
  ])('whose plugin %s', async (_, plugin, reason) => {
    const files = book(
      '{remark: [./plugins/a.mjs]}',
      plugin === '' ? {} : { 'a.mjs': `export default ${plugin};` },
    );
    expect((await told(files)).lines).toEqual([`book.yaml:10:21 ${reason} plugin`]);
  });

  test.each([
    [
      'a piece of HTML that nobody parsed',
      "(tree) => { tree.children.push({ type: 'raw', value: '<b>' }) }",
      /a node of type `raw`/,
    ],
    [
      'an element without a name',
      "(tree) => { tree.children.push({ type: 'element', children: [] }) }",
      /`element` without `tagName`/,
    ],
    [
      'a property that is an object',
      "(tree) => { tree.children.push({ type: 'element', tagName: 'p', properties: { a: {} }, children: [] }) }",
      /`p` with properties that HTML cannot have/,
    ],
    [
      'a tree without what links lead to',
      "() => ({ type: 'root', children: [] })",
      /^Cannot find `sec:one`.* in chapters\/01-one\.md after its rehype plugins/,
    ],
  ])('whose rehype plugin gives %s', async (_, transform, reason) => {
    const { findings } = await made(
      book('{rehype: [./plugins/a.mjs]}', { 'a.mjs': `export default () => ${transform};` }),
    );
    expect(findings).toMatchObject([{ severity: 'error', reason: expect.stringMatching(reason) }]);
    expect(findings[0]?.key.slice(0, 2)).toEqual(['markdown', 'rehype']);
  });
});

test.each([
  ['[remark-own]', true],
  ["['@scope/remark-own']", true],
  ['[highlight.js]', true],
  ['[./a.mjs]', true],
  ['[[./a/b.js, {x: [1, {y: true}]}]]', true],
  ['[[remark-own]]', true],
  ['[../a.mjs]', false],
  ['[./../a.mjs]', false],
  ['[./a/../../b.mjs]', false],
  ['[/etc/a.mjs]', false],
  ['["node:fs"]', false],
  ['["https://example.org/a.mjs"]', false],
  ['["data:text/javascript,1"]', false],
  ['[./a.ts]', false],
  ['[.//etc/a.mjs]', false],
  ['[remark-own/lib/inner.js]', false],
  ['[["remark-own", "x"]]', false],
  ['remark-own', false],
])('book.yaml with `remark: %s` is read: %s', (remark, expected) => {
  const { manifest } = readManifest(`${sound['book.yaml']}markdown: {remark: ${remark}}\n`);
  expect(manifest !== undefined).toBe(expected);
});

// Containers as the parser reads them: their names, titles and ends, wherever they stand, and text that only looks like one.

import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { runChecks } from '../../scripts/checks/check.ts';
import { containers } from '../../scripts/checks/containers.ts';
import { constructs } from '../../scripts/dialect/constructs.ts';
import { parseChapterText } from '../../scripts/read/parse.ts';
import { read } from '../../scripts/read/read.ts';
import { sound, worldOf } from '../memory.ts';

/** A tree in short: the classes or elements of containers, and texts. */
function short(node: Nodes): string {
  const { hName, hProperties } = node.data ?? {};
  const { className } = (hProperties ?? {}) as { className?: readonly string[] };
  const inside = 'children' in node ? node.children.map(short).filter(Boolean).join(' ') : '';
  if (node.type === 'text') return node.value.replace(/\s+/g, ' ').trim();
  if (node.type === 'code') return `code(${node.value.replace(/\n/g, '|')})`;
  if (node.type === 'inlineCode') return node.value;
  if (node.type === 'html')
    return node.data?.unknownContainer ? `?${node.data.unknownContainer}` : node.value;
  if (hName === 'summary' || className?.[0]?.endsWith('-title')) return `<${inside}>`;
  const name = className?.at(-1)?.replace('alert-', '') ?? hName;
  if (name) return `${name}(${inside})`;
  return ['listItem', 'blockquote', 'heading', 'footnoteDefinition', 'tableCell'].includes(node.type)
    ? `${node.type}(${inside})`
    : inside;
}

const parse = (markdown: string) => short(parseChapterText(markdown));

test.each([
  [':::note\nA\n:::', 'note(A)'],
  ['::: note\nA\n:::', 'note(A)'],
  ['::: Note\nA\n:::', 'note(A)'],
  ['::: tip Two *words*\nA\n:::', 'tip(<Two words> A)'],
  [':::tip[In *brackets* [x]]\nA\n:::', 'tip(<In brackets [x]> A)'],
  [':::tip{title="In a value"}\nA\n:::', 'tip(<In a value> A)'],
  ['::: {.note #id title="x y"}\nA\n:::', '<a name="id"> </a> note(<x y> A)'],
  ['::: {.callout-note collapse="true"}\n## Head\n\nA\n:::', 'note(fold(<Head> A))'],
  ['::: {.callout-tip collapse="false"}\nA\n:::', 'tip(fold(<> A))'],
  [':::{warning} MyST\nA\n:::', 'warning(<MyST> A)'],
  ['::: note :::\nA\n::::::', 'note(A)'],
  ['::: tip A set {1, 2}\nA\n:::', 'tip(<A set {1, 2}> A)'],
  ['::: details Open {open}\nA\n:::', 'details(<Open> A)'],
  ['Text\n:::note\nA\n:::\nText', 'Text note(A) Text'],
  ['::: note\nA\n\n- b\n\n```\n:::\n```\n\n    :::\n:::\nC', 'note(A listItem(b) code(:::) code(:::)) C'],
  [':::: note\n::: tip\nA\n:::\n::::\nB', 'note(tip(A)) B'],
  ['::: note\n::: tip\nA\n:::\nB\n:::\nC', 'note(tip(A) B) C'],
  ['::: note\n:::: tip\nA\n::::\nB\n:::\nC', 'note(tip(A) B) C'],
  [':::: note\n::: tip\nA\n::::\nB', 'note(tip(A)) B'],
  ['- a\n\n  ::: note\n  B\n  :::\n- c', 'listItem(a note(B)) listItem(c)'],
  ['- ::: note\n  B\n  :::\n- c', 'listItem(note(B)) listItem(c)'],
  ['::: note\n- a\n\n  ::: tip\n  B\n  :::\n:::\nC', 'note(listItem(a tip(B))) C'],
  ['> ::: note\n> B\n> :::\n\nC', 'blockquote(note(B)) C'],
  ['> ::: note\n> B\n\nC', 'blockquote(note(B)) C'],
  ['::: note\n> B\n:::\nC', 'note(blockquote(B)) C'],
  ['[^n]: ::: note\n    B\n    :::', 'footnoteDefinition(note(B))'],
  ['::: note\nA\n\nB', 'note(A B)'],
  ['::: note\n:::\nA', 'note() A'],
  ['a\r\n\r\n::: note T\r\nA\r\n\r\nB\r\n:::\r\nc', 'a note(<T> A B) c'],
  ['::: columns\nA\n:::\nB', 'A ?columns B'],
  ['::: {.section #s}\n# H\n:::', '<a name="s"> </a> heading(H) ?section'],
])('fences of colons: %j', (markdown, expected) => expect(parse(markdown)).toBe(expected));

test.each([
  ['!!! note\n    A', 'note(A)'],
  ['!!!note\n    A', 'note(A)'],
  ['!!! note ""\n    A', 'note(A)'],
  ['!!! danger highlight "Do *not*"\n    A\n\n    B\n\nC', 'danger(<Do not> A B) C'],
  ['!!! custom\n    A', 'note(<Custom> A)'],
  ['!!! pied-piper "Own"\n    A', 'note(<Own> A)'],
  ['??? tip\n    A', 'tip(fold(<> A))'],
  ['???+ tip "T"\n    A', 'tip(fold(<T> A))'],
  ['!!! note\n\tA', 'note(A)'],
  ['Text\n!!! note\n    A\n\n        code\n\nB', 'Text note(A code(code)) B'],
  ['!!! note\n    A\n\n    ```\n    x\n      y\n    ```\nB', 'note(A code(x|  y)) B'],
  ['!!! note\n    A\n\n    !!! tip\n        B\n\n    C\n\nD', 'note(A tip(B) C) D'],
  ['1. a\n\n    !!! note\n        B\n\n    c\n2. d', 'listItem(a note(B) c) listItem(d)'],
  ['> !!! note\n>     B\n\nC', 'blockquote(note(B)) C'],
  ['!!! note\r\n    A\r\n\r\n    B\r\nC', 'note(A B C)'],
  ['=== "A"\n    a\n\n=== "B"\n    b\n\nC', 'tabs(tab(<A> a) tab(<B> b)) C'],
  ['=== \'A *b*\'\n\n    a\n===! "B"\n    b', 'tabs(tab(<A b> a)) tabs(tab(<B> b))'],
  ['- x\n\n    === "A"\n\n        a\n\n    === "B"\n\n        b', 'listItem(x tabs(tab(<A> a) tab(<B> b)))'],
  ['!!! note\n    === "A"\n        a', 'note(tabs(tab(<A> a)))'],
  ['=== "A"\n    !!! note\n        a', 'tabs(tab(<A> note(a)))'],
])('indentation: %j', (markdown, expected) => expect(parse(markdown)).toBe(expected));

test.each([
  ['```admonish\nA *b*\n```\nC', 'note(A b) C'],
  ['```admonish warning\nA\n```', 'warning(A)'],
  ['```admonish tip title="A *b*", collapsible=true\nA\n```', 'tip(fold(<A b> A))'],
  ['```admonish bug.cls "Old"\nA\n```', 'bug(<Old> A)'],
  ['~~~admonish title="T"\n```sh\nx\n```\n~~~', 'note(<T> code(x))'],
  ['````admonish note\n```admonish tip\nA\n```\n````', 'note(tip(A))'],
  ['<Admonition type="danger" title="T">\n\nA\n\n</Admonition>', 'danger(<T> A)'],
  ['{% hint style="warning" %}\nA *b*\n{% endhint %}', 'warning(A b)'],
  ['> [!tip] T `c`\n> A', 'tip(<T c> A)'],
  ['> [!tip]+ T\n> A', 'tip(fold(<T> A))'],
  ['> [!tldr]-\n> A', 'summary(fold(<> A))'],
  ['> [!info|right] T\n>\n> A', 'info(<T> A)'],
  ['> [!NOTE] All in one line.', 'note(All in one line.)'],
  ['> [!NOTE]\r\n> A', 'note(A)'],
  ['> [!tip] T  \n> A', 'tip(<T> A)'],
])('other alerts: %j', (markdown, expected) => {
  expect(short(afterFind(markdown))).toBe(expected);
});

/** The tree of a chapter once every construct has found its own, without the title that it gets. */
function afterFind(markdown: string): Nodes {
  const tree = parseChapterText(markdown);
  for (const { find } of constructs)
    find?.(tree, { source: { path: 'a.md', text: markdown }, keys: undefined });
  return tree;
}

test.each([
  [
    '::: code-group\n```js [a.js]\na\n```\n```ts{1}[b.ts]\nb\n```\n:::',
    'tabs(tab(<a.js> code(a)) tab(<b.ts> code(b)))',
  ],
  [':::: tabs\n::: tab A\na\n:::\n::: tab B\nb\n:::\n::::', 'tabs(tab(<A> a) tab(<B> b))'],
  [
    '::: {.panel-tabset}\n## A\n\n### deep\n\na\n\n## B\n\nb\n:::',
    'tabs(tab(<A> heading(deep) a) tab(<B> b))',
  ],
  [
    'import Tabs from \'@theme/Tabs\';\nimport TabItem from \'@theme/TabItem\';\n\n<Tabs groupId="os">\n  <TabItem value="a" label="A" default>\n\n  a\n\n  </TabItem>\n  <TabItem value="b">\n\n```sh\nb\n```\n\n  </TabItem>\n</Tabs>',
    'tabs(tab(<A> a) tab(<b> code(b)))',
  ],
  [
    '{{#tabs global="os" }}\n{{#tab name="A b" }}\na\n{{#endtab }}\n{{#tab name="B" }}\nb\n{{#endtab }}\n{{#endtabs }}',
    'tabs(tab(<A b> a) tab(<B> b))',
  ],
  ['{% tabs %}\n{% tab title="A" %}\na\n{% endtab %}\n{% endtabs %}', 'tabs(tab(<A> a))'],
  [':begin_tab:`x`\na\n:end_tab:\n\n:begin_tab:`y`\nb\n:end_tab:\n\nc', 'tabs(tab(<x> a) tab(<y> b)) c'],
  [
    '- a\n\n  {{#tabs}}\n  {{#tab name="A"}}\n  a\n  {{#endtab}}\n  {{#endtabs}}',
    'listItem(a tabs(tab(<A> a)))',
  ],
  ['> <Tabs>\n> <TabItem value="a">\n>\n> a\n>\n> </TabItem>\n> </Tabs>', 'blockquote(tabs(tab(<a> a)))'],
  ['<Tabs>\r\n<TabItem value="a">\r\na\r\n</TabItem>\r\n</Tabs>', 'tabs(tab(<a> a))'],
])('tabs: %j', (markdown, expected) => expect(parse(markdown)).toBe(expected));

test.each([
  '::: is an operator of Scala.',
  'The operator ::: joins lists.',
  'a\n:::\nb',
  '::: "words"',
  ':::.note',
  '::note\nA\n::',
  '`:::note`',
  'Wait!!! !!! note well',
  '!!! note',
  '!!! note\nA',
  '!!! WARNING !!!\n    A',
  '![!!!](a.png)',
  '??? what',
  '=== Title',
  '=== "A"',
  '=== "A"\nText',
  'Title\n===',
  '[!NOTE]\nA',
  '> **Note**\n> A',
  '> [!NEWS]\n> A',
  '> [!NOTE]text',
  '{{#tab name="a"}}\nText',
  'Text {{#tabs}} more',
  'import Tabs from',
  'if you import Tabs from x',
  ':end_tab:',
  ':begin_tab:toc',
  '| a |\n|---|\n| ::: note |',
  '# ::: note',
  '[::: note](a)',
])('text that looks like a container: %j', (markdown) => {
  const tree = parseChapterText(markdown);
  const found: string[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'container' || node.type === 'containerTag' || node.data?.hName) found.push(node.type);
    if ('children' in node) node.children.forEach(walk);
  };
  walk(afterFind(markdown));
  expect(found).toEqual([]);
  const plain = markdown
    .replace(/^[>#|] ?|[*`|]|^-+$|^=+$|!?\[(?!!N)|\]\([^)]*\)|\n/gm, '')
    .replace(/\s/g, '');
  if (!/^[|>#]|`|\(|---|\n=+$/.test(markdown)) expect(textOf(tree).replace(/\s/g, '')).toBe(plain);
});

test.each([
  '```text\n:::note\nA\n:::\n!!! note\n    A\n=== "A"\n    a\n<Tabs>\n```',
  '<pre>\n:::note\n!!! note\n=== "A"\n</pre>',
  '    :::note\n    !!! note',
])('code keeps it: %j', (markdown) => {
  const [only, ...more] = parseChapterText(markdown).children;
  expect(more).toEqual([]);
  expect(['code', 'html']).toContain(only?.type);
});

test('every text has its place in the source', () => {
  const source =
    '::: tip A *b*\nText.\n:::\n\n!!! note "C"\n    More.\n\n{{#tab name="D e"}}\nLast.\n{{#endtab}}\n\n::: open one\nEnd.\n';
  const seen: string[] = [];
  const walk = (node: Nodes): void => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (node.type === 'text' && end !== undefined) {
      expect(source.slice(start, end)).toBe(node.value);
      seen.push(node.value);
    }
    if ('children' in node) node.children.forEach(walk);
  };
  walk(parseChapterText(source));
  expect(seen).toEqual(['A ', 'b', 'Text.', 'C', 'More.', 'D e', 'Last.', '::: open ', 'one', 'End.']);
});

test('containers in containers without end take no longer than their text', () => {
  const started = performance.now();
  parseChapterText(':::a\n'.repeat(2000));
  parseChapterText(`${':'.repeat(5000)} ${'x {'.repeat(5000)}\n`);
  parseChapterText('::: a\n:::\n'.repeat(2000));
  expect(performance.now() - started).toBeLessThan(20_000);
});

test.each([
  ['::: note\nA\n:::', []],
  ['!!! note\n    A', []],
  ['::: note\nA', ['open']],
  ['~~~admonish\nA', ['open']],
  ['- ::: tip\n  A\n\nB', ['open']],
  ['::: columns\n::: {.column}\nA\n:::\n:::', ['unknown', 'unknown']],
  ['::: {#id}\nA\n:::', []],
  ['{{#tabs}}\nA\n{{#endtabs}}', ['unknown']],
] as const)('%j tells %j', async (markdown, expected) => {
  const text = `${sound['chapters/01-one.md']}\n${markdown}\n`;
  const { manuscript } = await read(worldOf({ ...sound, 'chapters/01-one.md': text }));
  if (!manuscript) throw new Error('the book cannot be read');
  const told = runChecks(manuscript, [containers]).flatMap(({ messages }) =>
    messages.map(({ ruleId }) => ruleId),
  );
  expect(told).toEqual(expected.map((rule) => `containers-${rule}`));
});

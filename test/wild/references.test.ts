// Text that looks like a reference, a note, a heading or a link and is none: the author is told nothing.

import { describe, expect, test } from 'vitest';
import { runChecks } from '../../scripts/checks/check.ts';
import { references } from '../../scripts/checks/references.ts';
import { read } from '../../scripts/read/read.ts';
import { sound, worldOf } from '../memory.ts';

async function told(markdown: string): Promise<readonly string[]> {
  const { manuscript } = await read(
    worldOf({ ...sound, 'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${markdown}\n` }),
  );
  if (!manuscript) throw new Error('the book cannot be read');
  return runChecks(manuscript, [references]).flatMap(({ messages }) =>
    messages.map(({ ruleId }) => String(ruleId)),
  );
}

describe('nothing is told of', () => {
  test.each([
    'The cell a[0][1], a[i][j], rows[first][last] and f(x)[name][other].',
    'Citations [1][2], [12], [KR88][Ste90] and [Knuth, 1984].',
    'Options [-v][--all], [OPTIONS][FILE], [a][b], [text] [other] and [sic].',
    'A call `[text][nowhere]` and <code>[text][nowhere]</code> as they are.',
    '<pre>\n[text][nowhere] and [^none]\n</pre>',
    '    [text][nowhere] and word[^none]',
    '```\n[text][nowhere] and word[^none]\n##Heading\n```',
    'Escaped \\[text][nowhere], [text\\][nowhere] and word\\[^none].',
    '> [!NOTE]\n> A note.',
    '- [ ] to do\n- [x] done',
    'The classes [^a-z], [^0-9]*, [^abc], [^aeiou]+ and /[^x]/ of letters.',
    'A class `[^none]` in code, and x[^2-9].',
    'See [a](and so on), [the rule](of the book), f[x](a b) and [1](see a.md).',
    '[A file](<my file.md>) and [another](my%20file.md) and [third](a.md "A title").',
    '#hashtag and #123, then ##nothing in the middle.',
    '##rust is a channel.',
    '\\##Heading',
    '- ##list',
    'On 2026-01-02 [at noon].',
    '| A | B |\n|---|---|\n| a \\| b | `c \\| d` |\n| only one |\n| e | f | |',
    'Text.[^1]\n\n[^1]: A note that calls another.[^2]\n\n[^2]: The other.',
    '[a]\n\n[a]: https://example.org/\n[a]: https://example.org/',
    '[//]: # (one)\n[//]: # (two)\n[comment]: <> (three)\n[comment]: <> (four)',
    '```text\na\nb\nc\nd\ne\nf\n```',
    '````md\n```\nsix\n```\n````',
    '> ```\n> a\n> b\n> c\n> d\n> e\n> f\n> ```',
    '1. One\n\n   ~~~c\n   a\n   b\n   c\n   d\n   e\n   f\n   ~~~',
    '    ```\n    a\n    b\n    c\n    d\n    e\n    f',
    '```\na\nb',
  ])('%s', async (markdown) => {
    expect(await told(markdown)).toEqual([]);
  });
});

describe('something is told of', () => {
  test.each([
    ['A word.[^none]', 'note'],
    ['A word [^one] and another.[^two]\n\n[^two]: A.', 'note'],
    ['See [the *whole*\ntext][nowhere].', 'undefined'],
    ['See ![a picture][nowhere].', 'undefined'],
    ['See [Text][].', 'undefined'],
    ['[a file](https://example.org/my file)', 'destination'],
    ['[a file](my file.md#place)', 'destination'],
    ['##1.1. Heading', 'heading'],
    ['###Heading\nand text', 'heading'],
    ['| A |\n|---|\n| a | b |', 'cell'],
    ['~~~\n# Heading', 'fence'],
  ])('%s', async (markdown, rule) => {
    expect(await told(markdown)).toEqual([`references-${rule}`]);
  });
});

test('a byte order mark and front matter are no text, and places are those of the file', async () => {
  const text = '\ufeff---\ntitle: "[text][nowhere]"\n---\n\n# One\r\n\r\nSee [text][nowhere].\n';
  const { manuscript } = await read(worldOf({ ...sound, 'chapters/01-one.md': text }));
  if (!manuscript) throw new Error('the book cannot be read');
  const messages = runChecks(manuscript, [references]).flatMap((file) => file.messages);
  expect(messages.map(({ line, column }) => [line, column])).toEqual([[7, 5]]);
});

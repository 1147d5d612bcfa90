// Markdown that is no chapter: every format shows the same words of it, whatever it is made of.

import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../scripts/read/parse.ts';
import { renderText, textWords } from '../../scripts/render/text.ts';
import { fold } from '../../scripts/text/fold.ts';

const shown = (markdown: string) => renderText(parseMarkdown(markdown)).map(textOf).join('|');
const tags = (markdown: string) => {
  const names: string[] = [];
  for (const node of renderText(parseMarkdown(markdown)))
    if (node.type === 'element') names.push(node.tagName);
  return names.join(' ');
};

describe('what formats would mark in their own ways is text', () => {
  test.each([
    ['- one\n- two', '• one||• two'],
    ['3. three\n4. four', '3. three||4. four'],
    ['1. one\n\n   more\n2. two', '1. one|more||2. two'],
    ['- a\n  - b\n    1. c', '• a|• b|1. c'],
    ['- [x] done\n- [ ] not', '• [x] done||• [ ] not'],
    ['Text[^a].\n\n[^a]: The note.', 'Text[1].|[1] The note. '],
    ['- > quoted', '•|\nquoted\n'],
  ])('%j', (markdown, text) => {
    const squeeze = (one: string) => one.replace(/[\s|]+/g, '|');
    expect(squeeze(shown(markdown))).toBe(squeeze(text));
    expect(tags(markdown)).not.toMatch(/[uo]l|li|section/);
  });
});

test('code is lines that wrap, its indent kept', () => {
  expect(tags('```\na\n  b\n```')).toBe('p');
  expect(shown('```\na\n  b\n```')).toBe('a\u00a0\u00a0b');
  expect(textWords(parseMarkdown('```\na long first line of the code, long enough\n  b\n```'))).toEqual([
    'a long first line of the code, long enough\n\u00a0\u00a0b',
  ]);
});

test('headings stand below that of the page, and nothing has an id or a script', () => {
  expect(tags('# A\n\n## B\n\n###### C')).toBe('h2 h3 h6');
  const html = JSON.stringify(renderText(parseMarkdown('<a name="x"></a><b id="y">B</b><script>1</script>')));
  expect(html).not.toMatch(/"id"|"name"|script/);
  expect(html).toContain('"B"');
});

test('a link without words shows its address', () => {
  expect(shown('See [](https://example.org/x).')).toBe('See https://example.org/x.');
});

test('all words are held against a copy, short ones together with what is beside them', () => {
  const markdown =
    '# Licence\n\nThis text is long enough to be looked for by itself.\n\n- no fee\n- no ads\n\n| a | b |\n|---|---|\n| c | d |\n';
  const pieces = textWords(parseMarkdown(markdown));
  expect(pieces.map(fold)).toEqual(['LicenceThistextislongenoughtobelookedforbyitself.•nofee•noadsabcd']);
  expect(textWords(parseMarkdown('Free.'))).toEqual(['Free.']);
  expect(textWords(parseMarkdown('<!-- nothing -->'))).toEqual([]);
});

// Callouts in many languages, and code that only looks as if it had some.

import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

const list = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}. Text.`).join('\n');
const shown = async (code: string, below = list(1)) =>
  (await htmlOf(`\`\`\`text\n${code}\n\`\`\`\n\n${below}`)).html;

test.each([
  ['a comment of C', 'f(); // <1>', '"1:1">f();\n<'],
  ['a comment with an end', 'f(); /* (1) */', '"1:1">f();\n<'],
  ['a comment of HTML', '<b> <!-- <1> -->', '"1:1">&#x3C;b>\n<'],
  ['a comment of SQL', 'select 1 -- <1>', '"1:1">select 1\n<'],
  ['AsciiDoc’s bare number', 'run <1>', '"1:1">run\n<'],
  ['a comment alone, which is about the next line', 'a\n# (1)!\nb', '"2:1">a\nb\n<'],
  ['two alone, and an empty line', '# <1>\n# <1>\n\na', '"2:1,1">\na\n<'],
])('%s is one', async (_, code, html) => {
  expect(await shown(code)).toContain(`data-callouts=${html}`);
});

test.each([
  ['a type of C++', 'vector<1> x'],
  ['a call', 'f(1)'],
  ['a footnote in a comment', 'f() # see (1) above'],
  ['nothing else', '# (1)!'],
  ['a comment at the end, alone', 'a\n# <1>'],
  ['another number', 'f() # <2>'],
  ['a version', '# 1.0 (1'],
])('%s is none', async (_, code) => {
  expect(await shown(code)).not.toContain('data-callouts');
});

test('a list that does not follow right away explains nothing', async () => {
  expect(await shown('f() # <1>', 'Text.\n\n1. Text.')).not.toContain('data-callouts');
});

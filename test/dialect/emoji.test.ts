// Emoji by their names, and colons that are no part of one.

import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

test.each([
  [':smile:', '<p>😄</p>'],
  ['Well :+1: and :-1:.', '👍 and 👎.'],
  ['(:heart:)', '(❤️)'],
  ['**:tada:**', '<strong>🎉</strong>'],
  [':one::two:', ':one::two:'],
  [':one: :two:', '1️⃣ 2️⃣'],
  ['| :x: | :white_check_mark: |\n|---|---|', '<th>❌</th>'],
  ['- :rocket: go\r\n- stop', '🚀 go'],
  ['> :warning: hot', '⚠️ hot'],
  ['[:book: A book](https://example.org/)', '📖 A book'],
  ['A[^n].\n\n[^n]: :wave:', '👋'],
  [':wave: to all\nof them', '👋 to all'],
  ['## Hello :smile:', '<h2 id="hello-smile">Hello 😄</h2>'],
  ['## :rocket: Start :tada: now', '<h2 id="rocket-start-tada-now">🚀 Start 🎉 now</h2>'],
  ['"He :smile:d"', '"He :smile:d"'],
])('%s', async (markdown, inside) => {
  expect((await htmlOf(markdown)).html).toContain(inside);
});

test.each([
  'At 12:30:45 and 1:1:1.',
  'std::smile::x and a:smile:b',
  ':::smile:::',
  ':no-such-name: and :Smile:',
  '`:smile:`',
  '```text\n:smile:\n```',
  '<pre>:smile:</pre>',
  '\\:smile:',
  ': smile :',
  'key:smile: value',
  'https://example.org/:smile:/a',
  '[x](https://example.org/:smile:)',
  '<span title=":smile:">x</span>',
  ':constructor: and :toString:',
])('as typed: %s', async (markdown) => {
  expect((await htmlOf(markdown)).html).not.toMatch(/\p{Extended_Pictographic}/u);
});

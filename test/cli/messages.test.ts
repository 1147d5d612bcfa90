// Messages that hold the book's own text: it must not command the terminal that shows them.

import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { reportJson } from '../../scripts/cli/messages.ts';
import { visible } from '../../scripts/cli/visible.ts';

const hostile = 'a\u001b[2J\u009b2J\u202eb\u2066\u0000';

test('shows what commands a terminal, keeps lines and other scripts', () => {
  expect(visible(hostile)).toBe('aU+001B[2JU+009B2JU+202EbU+2066U+0000');
  expect(visible('é “日本” עברית\u00a0\n\tx')).toBe('é “日本” עברית\u00a0\n\tx');
});

test('JSON holds the same text, in plain letters', () => {
  const file = new VFile({ path: 'chapters/a.md' });
  file.message(hostile, { line: 1, column: 2 });
  const json = reportJson([file], 'book');
  expect(json).toMatch(/^[\n\x20-\x7e]*$/);
  expect(JSON.parse(json).messages[0]).toMatchObject({ file: 'book/chapters/a.md', reason: hostile });
});
